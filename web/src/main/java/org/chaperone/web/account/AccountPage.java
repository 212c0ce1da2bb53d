package org.chaperone.web.account;

import java.util.List;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.session.CredentialKind;
import org.chaperone.keyholder.session.CredentialSummary;
import org.chaperone.keyholder.session.SessionSummary;
import org.chaperone.web.page.Texts;

/**
 * One's own account.
 *
 * @param keys what it signs in with
 * @param sessions of the account
 * @param present the one that asks
 */
public record AccountPage(
    List<CredentialSummary> keys, List<SessionSummary> sessions, SessionId present) {

  /** What to call a credential: its name, or what kind it is. */
  public static String called(CredentialSummary key) {
    return key.name().isBlank() ? Texts.of("keys.kind." + key.kind()) : key.name();
  }

  /** Whether it is a passkey. */
  public static boolean isPasskey(CredentialSummary key) {
    return key.kind() == CredentialKind.PASSKEY;
  }

  /** Whether one is signed in elsewhere too. */
  public boolean elsewhere() {
    return sessions.size() > 1;
  }
}
