package org.chaperone.ledger;

/**
 * The ledger stopped, for ever: the disk failed, a witness knows another history, or it was closed.
 * What was waiting may be in the ledger or not; only opening it again tells.
 */
public final class LedgerStoppedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  LedgerStoppedException(String message, Throwable cause) {
    super(message, cause);
  }

  LedgerStoppedException(String message) {
    super(message);
  }

  /** For one more caller, with the first reason as its cause. */
  static LedgerStoppedException again(LedgerStoppedException first) {
    return new LedgerStoppedException(String.valueOf(first.getMessage()), first);
  }
}
