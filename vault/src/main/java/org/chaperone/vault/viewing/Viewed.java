package org.chaperone.vault.viewing;

import java.util.List;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.RefusedException;

/** What came of asking for photographs. */
public sealed interface Viewed {

  /**
   * They were released, opened and marked.
   *
   * @param ledgerIndex the entry that records the release, which the marks name
   * @param photographs in the order asked for
   */
  record Opened(long ledgerIndex, List<OpenedPhotograph> photographs) implements Viewed {

    /** Copies the list. */
    public Opened {
      photographs = List.copyOf(photographs);
    }
  }

  /** One photograph's rendition with the mark of this view: a JPEG file of pixels alone. */
  record OpenedPhotograph(PhotographId photograph, byte[] jpeg) {}

  /** The keyholder said no. */
  record NotReleased(Refused refused) implements Viewed {}

  /**
   * What was opened, for callers who have nothing else to say to a no.
   *
   * @throws RefusedException when the keyholder said no
   */
  default Opened opened() {
    return switch (this) {
      case Opened opened -> opened;
      case NotReleased(Refused refused) -> throw new RefusedException(refused);
    };
  }
}
