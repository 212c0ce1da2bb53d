package org.chaperone.web.share;

import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.share.ShareSummary;
import org.chaperone.web.roster.PatientLine;

/**
 * Shares.
 *
 * @param patient whose; none for those of an account, or of the whole clinic
 * @param live those that somebody can look at
 * @param past the others
 * @param seesAll whether they are the whole clinic's
 */
public record SharesPage(
    Optional<PatientLine> patient,
    List<ShareSummary> live,
    List<ShareSummary> past,
    boolean seesAll) {

  /** Of these. */
  static SharesPage of(Optional<PatientLine> patient, List<ShareSummary> all, boolean seesAll) {
    return new SharesPage(
        patient,
        all.stream().filter(ShareSummary::isLive).toList(),
        all.stream().filter(one -> !one.isLive()).toList(),
        seesAll);
  }
}
