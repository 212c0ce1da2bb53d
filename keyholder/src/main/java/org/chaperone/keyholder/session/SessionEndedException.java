package org.chaperone.keyholder.session;

/** There is no such session any more: it ran out, was ended, or the keyholder was started anew. */
public final class SessionEndedException extends RuntimeException {

  private final SessionEnd why;

  /** Says so, and why. */
  public SessionEndedException(SessionEnd why) {
    super("This session has ended. Please sign in again.");
    this.why = why;
  }

  /** Why it is over. */
  public SessionEnd why() {
    return why;
  }
}
