package org.chaperone.web.account.provider;

import java.util.Optional;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.session.Challenge;
import org.chaperone.web.access.SignedIn;

/**
 * Somebody's way to the provider and back.
 *
 * @param challenge of the keyholder, which the provider's answer has to name
 * @param state comes back in the address, so that only an answer that was asked for is looked at
 * @param verifier proves to the provider that whoever has the code also asked for it (RFC 7636)
 */
record Flow(Purpose purpose, Challenge challenge, String state, String verifier) {

  /** What for. */
  sealed interface Purpose {}

  /**
   * To sign in.
   *
   * @param before who was signed in when it began, and is not afterwards
   */
  record SignIn(Optional<SignedIn> before) implements Purpose {}

  /** To connect one's own account with the provider. */
  record Connect(SignedIn who) implements Purpose {}

  /** To enrol for an account with a one-time link. */
  record Enrol(AccountId account, SecretBytes code) implements Purpose {}

  @Override
  public String toString() {
    return "Flow[not shown]";
  }
}
