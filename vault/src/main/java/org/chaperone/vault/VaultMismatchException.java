package org.chaperone.vault;

import java.io.IOException;

/** The database belongs to another keyholder than the one that was opened with it. */
public final class VaultMismatchException extends IOException {

  VaultMismatchException(String database, String keyholder) {
    super(
        "The database belongs to the keyholder "
            + database
            + ", and this is "
            + keyholder
            + "; its keys open nothing here.");
  }
}
