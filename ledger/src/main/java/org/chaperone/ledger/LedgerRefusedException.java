package org.chaperone.ledger;

import java.io.IOException;

/** The ledger found at start-up what must not be, and does not serve. The message says what. */
public final class LedgerRefusedException extends IOException {

  private static final long serialVersionUID = 1;

  LedgerRefusedException(String message) {
    super(message);
  }

  LedgerRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
