package org.chaperone.web.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.exposure.PastOpening;
import org.chaperone.keyholder.exposure.WholeHistory;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.share.ShareSummary;
import org.chaperone.web.access.SignedIn;

/**
 * A copy that left: an original that was exported, or photographs that were shared.
 *
 * @param by who let it out
 * @param photographs how many
 * @param share the share; none for an export
 * @param reason that was given
 */
public record Copy(
    Instant time, String by, int photographs, Optional<ShareSummary> share, String reason) {

  /** All that the ledger knows of, the latest first. */
  static List<Copy> of(Keyholder keyholder, SignedIn who, PatientId patient) {
    List<Copy> copies = new ArrayList<>();
    long from = 0;
    WholeHistory part;
    do {
      part = keyholder.wholeHistory(who.session(), patient, from);
      part.entries().stream()
          .filter(entry -> entry.kind() == PastOpening.Kind.EXPORTED)
          .forEach(
              entry ->
                  copies.add(
                      new Copy(
                          entry.time(),
                          entry.account().orElse("?"),
                          entry.photographs().size(),
                          Optional.empty(),
                          entry.reason())));
      from = part.next();
    } while (from < part.size());
    for (ShareSummary share : keyholder.sharesOf(who.session(), patient)) {
      copies.add(
          new Copy(
              share.given(),
              share.giver(),
              share.photographs().size(),
              Optional.of(share),
              share.reason()));
    }
    copies.sort(Comparator.comparing(Copy::time).reversed());
    return copies;
  }
}
