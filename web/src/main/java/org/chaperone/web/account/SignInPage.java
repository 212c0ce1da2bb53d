package org.chaperone.web.account;

import java.util.List;
import java.util.Optional;
import org.chaperone.web.DemoPeople;
import org.chaperone.web.page.Texts;

/**
 * Where one signs in.
 *
 * @param people of a demo; none otherwise
 * @param because why one was signed out, in words, or empty
 * @param provider what the identity provider is called, if there is one
 * @param signOutThere where one signs out at the provider too
 */
public record SignInPage(
    List<DemoPeople.Person> people,
    String because,
    Optional<String> provider,
    Optional<String> signOutThere) {

  /** The words for a reason; anything else in an address says nothing. */
  static String said(String because) {
    String key = "signed-out." + because;
    return Texts.has(key) ? Texts.of(key) : "";
  }
}
