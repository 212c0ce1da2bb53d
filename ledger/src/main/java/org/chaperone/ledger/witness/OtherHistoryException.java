package org.chaperone.ledger.witness;

import java.io.IOException;

/** A witness has cosigned what this ledger does not have: it was cut, rolled back or rewritten. */
public final class OtherHistoryException extends IOException {

  private static final long serialVersionUID = 1;

  OtherHistoryException(String message) {
    super(message);
  }
}
