package org.chaperone.vault.viewing;

import java.util.List;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.release.Refused;

/** What came of asking for photographs. */
public sealed interface Viewed {

  /**
   * They were released and opened. Closing it destroys the mark key.
   *
   * @param ledgerIndex the entry that records the release
   * @param photographs in the order asked for
   * @param markKey what the mark of this view is made with
   */
  record Opened(long ledgerIndex, List<OpenedPhotograph> photographs, SecretBytes markKey)
      implements Viewed, AutoCloseable {

    /** Copies the list. */
    public Opened {
      photographs = List.copyOf(photographs);
    }

    @Override
    public void close() {
      markKey.close();
    }
  }

  /** One photograph's rendition: a JPEG file. */
  record OpenedPhotograph(PhotographId photograph, byte[] jpeg) {}

  /** The keyholder said no. */
  record NotReleased(Refused refused) implements Viewed {}
}
