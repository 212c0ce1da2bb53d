package org.chaperone.web.server;

import org.chaperone.web.page.Texts;

/**
 * A page that says what went wrong, and what to do.
 *
 * @param title what went wrong
 * @param advice what to do
 */
public record FaultPage(String title, String advice) {

  /** The page of a status. */
  static FaultPage of(int status) {
    String known =
        Texts.has("fault." + status + ".title")
            ? "fault." + status
            : status >= 500 ? "fault.503" : "fault.400";
    return new FaultPage(Texts.of(known + ".title"), Texts.of(known + ".do"));
  }
}
