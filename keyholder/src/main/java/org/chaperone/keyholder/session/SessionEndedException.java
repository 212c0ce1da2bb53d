package org.chaperone.keyholder.session;

/** There is no such session any more: it ran out, was ended, or the keyholder was started anew. */
public final class SessionEndedException extends RuntimeException {

  /** Says so. */
  public SessionEndedException() {
    super("This session has ended. Please sign in again.");
  }
}
