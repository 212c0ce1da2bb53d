package org.chaperone.web.account;

import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.session.CredentialKind;
import org.chaperone.keyholder.session.CredentialSummary;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.session.SessionSummary;
import org.chaperone.keyholder.session.provider.Provider;
import org.chaperone.web.page.Texts;

/**
 * One's own account.
 *
 * @param keys what it signs in with
 * @param provider that it could be connected with
 * @param sessions of the account
 * @param present the one that asks
 */
public record AccountPage(
    List<CredentialSummary> keys,
    Optional<String> provider,
    List<SessionSummary> sessions,
    SessionId present) {

  /** What to call a credential: its name, or what kind it is. */
  public static String called(CredentialSummary key) {
    return key.name().isBlank() ? Texts.of("keys.kind." + key.kind()) : key.name();
  }

  /** The page of an account. */
  static AccountPage of(Keyholder keyholder, Session session) {
    List<CredentialSummary> keys = keyholder.credentials(session);
    boolean isConnected = keys.stream().anyMatch(key -> key.kind() == CredentialKind.PROVIDER);
    return new AccountPage(
        keys,
        isConnected ? Optional.empty() : keyholder.provider().map(Provider::name),
        keyholder.sessions(session),
        session.id());
  }

  /** Whether one is signed in elsewhere too. */
  public boolean elsewhere() {
    return sessions.size() > 1;
  }
}
