package org.chaperone.keyholder.session;

/** Nobody was signed in; the message does not say which part was wrong. */
public final class SignInException extends RuntimeException {

  /** Says no. */
  public SignInException(String message) {
    super(message);
  }
}
