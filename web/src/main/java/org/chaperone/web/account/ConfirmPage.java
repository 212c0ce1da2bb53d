package org.chaperone.web.account;

import java.util.List;
import java.util.Optional;

/**
 * Asks somebody to confirm that it is them.
 *
 * @param passkey whether they have one
 * @param click whether a click is enough, as in a demo
 * @param provider the identity provider's name, where its word is enough
 * @param method of what goes on afterwards, {@code get} or {@code post}
 * @param path of it
 * @param fields of it
 */
public record ConfirmPage(
    boolean passkey,
    boolean click,
    Optional<String> provider,
    String method,
    String path,
    List<Field> fields) {

  /** Copies the list. */
  public ConfirmPage {
    fields = List.copyOf(fields);
  }

  /** What a form sends. */
  public record Field(String name, String value) {}

  /** Whether there is nothing that would do. */
  public boolean none() {
    return !passkey && !click && provider.isEmpty();
  }

  ConfirmPage goingOn(String way, String to, List<Field> with) {
    return new ConfirmPage(passkey, click, provider, way, to, with);
  }
}
