package org.chaperone.bench.match;

import java.util.List;
import org.chaperone.bench.report.Spread;

/**
 * How the matcher and PDQ did on one family of attacks. Every query is counted in exactly one of
 * rightAtAnyRank, seriesOnly and missed.
 *
 * @param family of attacks
 * @param queries leaked pictures
 * @param rightFirst a photograph that is in the picture was the best of those reported as copies
 * @param rightAtAnyRank at least one photograph that is in the picture was reported as a copy
 * @param seriesOnly none was, but one was reported as the same series
 * @param missed none that is in the picture was reported at all
 * @param wrong pictures with at least one copy reported that is not in them
 * @param members photographs in all these pictures together, more than queries in collages
 * @param membersFound those of them reported as copies
 * @param regionError of right copies: mean distance of the shown region's corners from the truth,
 *     in percent of the leaked picture's diagonal
 * @param cpuMs CPU time of a query, reading included
 * @param wallMs the same by the clock, with as many other queries running as there were threads
 * @param pdqRightFirst PDQ's nearest accepted photograph is in the picture
 * @param pdqWrong pictures with at least one photograph accepted by PDQ that is not in them
 * @param pdqCpuMs CPU time of PDQ on a query, reading included
 * @param wrongCopies each copy reported that is not in the picture
 * @param notFound names of photographs attacked in pictures that count as seriesOnly or missed
 */
record FamilyRow(
    String family,
    int queries,
    int rightFirst,
    int rightAtAnyRank,
    int seriesOnly,
    int missed,
    int wrong,
    int members,
    int membersFound,
    Spread regionError,
    Spread cpuMs,
    Spread wallMs,
    int pdqRightFirst,
    int pdqWrong,
    Spread pdqCpuMs,
    List<Accepted> wrongCopies,
    List<String> notFound) {

  double rightFirstShare() {
    return (double) rightFirst / queries;
  }
}
