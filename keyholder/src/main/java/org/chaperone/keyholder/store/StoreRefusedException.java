package org.chaperone.keyholder.store;

import java.io.IOException;

/** The keyholder's files are not as it left them, and it does not serve. The message says what. */
public final class StoreRefusedException extends IOException {

  /** Says what. */
  public StoreRefusedException(String message) {
    super(message);
  }

  /** Says what, and what it came from. */
  public StoreRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
