package org.chaperone.keyholder;

/**
 * The keyholder's process did not answer. What was asked for may have been done or not: as with a
 * crash, the ledger may say more than arrived here, and never less.
 */
public final class KeyholderUnreachableException extends RuntimeException {

  /** Says why. */
  public KeyholderUnreachableException(String message) {
    super(message);
  }

  /** Says why, and what it came from. */
  public KeyholderUnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
