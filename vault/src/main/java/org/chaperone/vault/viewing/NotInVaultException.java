package org.chaperone.vault.viewing;

import java.io.IOException;

/** There is no such patient or photograph in the vault, or they do not belong together. */
public final class NotInVaultException extends IOException {

  /** Names nobody. */
  public NotInVaultException() {
    super("The vault has no such patient or photograph, or it was erased.");
  }
}
