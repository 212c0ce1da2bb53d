package org.chaperone.keyholder.seal;

/** The root key could not be locked or unlocked; the message says why, without secrets. */
public final class SealException extends Exception {

  /** Says why. */
  public SealException(String message) {
    super(message);
  }

  /** Says why, and what it came from. */
  public SealException(String message, Throwable cause) {
    super(message, cause);
  }
}
