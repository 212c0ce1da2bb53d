package org.chaperone.trace.match;

import java.util.ArrayList;
import java.util.List;
import org.chaperone.trace.match.Match.Finding;

/**
 * Tells the photograph from its siblings: of several shots of one scene that lie over the same part
 * of a leaked picture, the leak was made from the one that agrees best. One that agrees as well is
 * the same photograph, kept twice.
 */
final class Siblings {

  /** Copies of one photograph, compressed differently, agree with a leak to within this. */
  private static final double AS_WELL = .02;

  private Siblings() {}

  /** The matches, best first, with siblings of a better copy called what they are. */
  static List<Match> toldApart(List<Match> matches) {
    List<Match> copies = new ArrayList<>();
    List<Match> series = new ArrayList<>();
    for (Match m : matches) {
      if (m.finding() == Finding.SERIES) {
        series.add(m);
      } else if (copies.stream().noneMatch(c -> outdoes(c, m))) {
        copies.removeIf(c -> outdoes(m, c) && series.add(sibling(c)));
        copies.add(m);
      } else {
        series.add(sibling(m));
      }
    }
    copies.addAll(series);
    return List.copyOf(copies);
  }

  private static boolean outdoes(Match better, Match other) {
    return better.alignment().agreement() > other.alignment().agreement() + AS_WELL
        && better.alignment().shown().overlaps(other.alignment().shown());
  }

  private static Match sibling(Match m) {
    return new Match(
        m.photograph(),
        Finding.SERIES,
        m.score(),
        m.transform(),
        m.mirrored(),
        m.alignment(),
        "The same scene, but another photograph agrees better with the leaked picture.");
  }
}
