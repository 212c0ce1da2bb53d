package org.chaperone.keyholder.session;

/** Why a session is over. */
public enum SessionEnd {
  /** It was not used for half an hour. */
  UNUSED,
  /** It lasted as long as any may. */
  OLD,
  /** Its holder ended it from another one. */
  BY_HOLDER,
  /** An administrator or privacy lead ended it. */
  BY_OTHERS,
  /** The account was locked. */
  LOCKED,
  /** What the account signs in with was replaced, or one of it was removed. */
  RENEWED,
  /** The keyholder knows of no such session: it was started anew, or that is too long ago. */
  UNKNOWN
}
