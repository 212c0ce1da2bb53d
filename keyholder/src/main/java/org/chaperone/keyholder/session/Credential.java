package org.chaperone.keyholder.session;

/** What somebody will sign in with. */
public sealed interface Credential {

  /**
   * A command-line operator's public key.
   *
   * @param publicKey Ed25519, 32 bytes
   */
  record OfOperator(byte[] publicKey) implements Credential {}

  /** A browser's new passkey: the members of the answer of {@code navigator.credentials.create}. */
  record OfPasskey(byte[] attestation, byte[] clientData) implements Credential {}

  /** Whoever the identity provider means by the subject of an ID token. */
  record OfProvider(String idToken) implements Credential {}
}
