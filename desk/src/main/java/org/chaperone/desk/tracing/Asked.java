package org.chaperone.desk.tracing;

import java.io.IOException;
import java.util.Optional;
import org.chaperone.keyholder.KeyholderStoppedException;
import org.chaperone.keyholder.KeyholderUnreachableException;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.session.SessionEndedException;
import org.chaperone.vault.blob.BlobMissingException;
import org.chaperone.vault.sealed.UnsealingException;
import org.chaperone.vault.viewing.NotInVaultException;

/** What a trace makes of a keyholder's and a vault's refusals. */
final class Asked {

  private Asked() {}

  /** Something asked of the vault. */
  interface Asking<T, X extends Exception> {
    T ask() throws IOException, X;
  }

  /** Something that may be lost. */
  interface Opening {
    byte[] open() throws IOException;
  }

  /**
   * The answer.
   *
   * @throws IOException also when the keyholder gives none; the trace goes on from here when it is
   *     run again
   */
  static <T, X extends Exception> T of(Asking<T, X> asking) throws IOException, X {
    try {
      return asking.ask();
    } catch (RefusedException
        | SessionEndedException
        | KeyholderStoppedException
        | KeyholderUnreachableException e) {
      throw new IOException("The trace cannot go on: " + e.getMessage(), e);
    }
  }

  /** A rendition; nothing when it was erased or lost, or is damaged: that ends no trace. */
  static Optional<byte[]> kept(Opening opening) throws IOException {
    try {
      return Optional.of(of(opening::open));
    } catch (NotInVaultException | BlobMissingException | UnsealingException e) {
      return Optional.empty();
    } catch (IOException e) {
      if (e.getCause() instanceof RefusedException refused
          && refused.refused().why() == Refusal.UNKNOWN) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
