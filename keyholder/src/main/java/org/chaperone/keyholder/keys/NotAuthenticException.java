package org.chaperone.keyholder.keys;

/** Something sealed did not open: another key, another place, or it was changed. */
public final class NotAuthenticException extends Exception {

  /** Says which, as far as it can be told. */
  public NotAuthenticException(String message) {
    super(message);
  }
}
