package org.chaperone.keyholder.share;

/** How far a share is. */
public enum ShareState {
  /** Nobody opened the link yet. */
  WAITING,
  /** It is bound to the recipient's passkey, and open. */
  BOUND,
  /** Wrong codes were tried too often; it opens no more. */
  LOCKED,
  /** Somebody ended it. */
  ENDED,
  /** Its time is over, or all its views are spent. */
  OVER,
  /** The patient was erased. */
  ERASED
}
