package org.chaperone.ledger.journal;

import java.io.IOException;

/** The journal holds what no crash of ours can have left. The message says what and where. */
public final class JournalCorruptException extends IOException {

  private static final long serialVersionUID = 1;

  JournalCorruptException(String message) {
    super(message);
  }
}
