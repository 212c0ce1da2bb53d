package org.chaperone.keyholder;

/**
 * The keyholder serves nothing any more, because stable storage failed or it was closed; an
 * operator has to look.
 */
public final class KeyholderStoppedException extends RuntimeException {

  /** Says why. */
  public KeyholderStoppedException(String message) {
    super(message);
  }

  /** Says why, and what it came from. */
  public KeyholderStoppedException(String message, Throwable cause) {
    super(message, cause);
  }
}
