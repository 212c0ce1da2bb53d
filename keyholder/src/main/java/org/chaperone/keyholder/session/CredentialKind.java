package org.chaperone.keyholder.session;

/** What somebody signs in with. */
public enum CredentialKind {
  /** A command-line operator's key, in a file locked by a passphrase. */
  OPERATOR,
  /** A passkey: a phone, a security key, a computer. */
  PASSKEY,
  /** The clinic's identity provider says who it is. */
  PROVIDER
}
