package org.chaperone.keyholder.exposure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.session.Role;

/**
 * One time that something of a patient was opened or added, as the ledger has it.
 *
 * @param ledgerIndex the entry
 * @param account what colleagues know it by; none when it is younger than the backup that the
 *     keyholder was restored from
 * @param role what it is for
 * @param kind what was done
 * @param photographs which, if any
 * @param renditions what of them
 * @param reason that was given, or empty
 */
public record PastOpening(
    long ledgerIndex,
    Instant time,
    Optional<String> account,
    Optional<Role> role,
    Kind kind,
    List<PhotographId> photographs,
    Set<Rendition> renditions,
    String reason) {

  /** What was done. */
  public enum Kind {
    /** The name was seen in a list. */
    NAME,
    /** Photographs or facts were opened. */
    OPENED,
    /** They were opened beyond the budget, for a reason. */
    GLASS_BROKEN,
    /** They were opened for an investigation. */
    INVESTIGATED,
    /** Originals left. */
    EXPORTED,
    /** Photographs or the patient were added. */
    ADDED,
    /** They were shared by a link; the reason says with whom. */
    SHARED,
    /** The link was opened and bound to its recipient's passkey. */
    SHARE_OPENED,
    /** The share was ended, or it locked itself. */
    SHARE_ENDED,
    /** The recipient of a share looked at them. */
    SEEN_BY_LINK
  }

  /** Copies the collections. */
  public PastOpening {
    photographs = List.copyOf(photographs);
    renditions = Set.copyOf(renditions);
  }
}
