package org.chaperone.keyholder.session;

import org.chaperone.keyholder.id.SessionId;

/** An answer to a challenge. */
public sealed interface SignInProof {

  /** Names the challenge that it answers. */
  SessionId challenge();

  /**
   * A command-line operator's: an Ed25519 signature over {@link OperatorKey#message}.
   *
   * @param signature 64 bytes
   */
  record ByOperatorKey(SessionId challenge, byte[] signature) implements SignInProof {}

  /**
   * A browser's: the members of a WebAuthn assertion, as {@code navigator.credentials.get} returns
   * them.
   *
   * @param credential the credential's raw id
   */
  record ByPasskey(
      SessionId challenge,
      byte[] credential,
      byte[] clientData,
      byte[] authenticatorData,
      byte[] signature)
      implements SignInProof {}

  /**
   * The identity provider's: an ID token (OpenID Connect Core 1.0, section 2) whose nonce is {@link
   * org.chaperone.keyholder.session.provider.Nonce#of}.
   *
   * @param idToken in compact form, at most {@value
   *     org.chaperone.keyholder.session.provider.IdTokens#LONGEST} characters
   */
  record ByIdToken(SessionId challenge, String idToken) implements SignInProof {}
}
