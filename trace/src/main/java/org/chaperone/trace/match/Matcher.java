package org.chaperone.trace.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chaperone.picture.Picture;
import org.chaperone.picture.registration.Alignment;
import org.chaperone.picture.registration.Transform;
import org.chaperone.trace.archive.Archive;
import org.chaperone.trace.archive.Photograph;

/**
 * Finds the photographs of an archive that a leaked picture holds. Start reading here: votes
 * propose ({@link Comparing}), pixels compare, {@link Judge} decides.
 *
 * <p>Safe to use from many threads.
 */
public final class Matcher {

  /**
   * Enough of a leaked picture: it is compared at no more than this many pixels on its longest
   * side.
   */
  public static final int ENOUGH = Comparing.SIDE;

  private final Archive archive;
  private final Comparing comparing;

  public Matcher(Archive archive) {
    this.archive = archive;
    this.comparing = new Comparing(archive);
  }

  /**
   * The photographs found, best first; empty when there are none.
   *
   * @param leak the leaked picture, upright, possibly already smaller than its file says
   * @param width of the upright leaked picture in its file, in pixels: transforms lead there
   * @param height likewise
   */
  public List<Match> match(Picture leak, int width, int height) {
    try (Picture small = leak.fitting(ENOUGH)) {
      Transform toFile =
          Transform.scaling((double) width / small.width(), (double) height / small.height());
      List<Match> found = new ArrayList<>();
      for (Comparison c : comparing.compare(small)) {
        Judge.judge(c.alignment()).ifPresent(f -> found.add(match(c, f, toFile)));
      }
      return Siblings.toldApart(bestOfEach(found));
    }
  }

  private Match match(Comparison c, Match.Finding finding, Transform toFile) {
    Photograph p = archive.photograph(c.candidate().photograph());
    Alignment a = c.alignment();
    Transform toThumbnail =
        Transform.scaling(
            (double) p.frameWidth() / p.width(), (double) p.frameHeight() / p.height());
    Transform toLeak = toFile.after(a.transform()).after(toThumbnail);
    return new Match(
        c.candidate().photograph(),
        finding,
        Judge.score(a),
        toLeak,
        c.candidate().mirrored(),
        a,
        Judge.reason(finding, a, c.candidate().mirrored()));
  }

  private static List<Match> bestOfEach(List<Match> found) {
    List<Match> sorted =
        found.stream()
            .sorted(
                Comparator.comparing(Match::finding)
                    .thenComparing(Comparator.comparingDouble(Match::score).reversed()))
            .toList();
    List<Match> best = new ArrayList<>();
    for (Match m : sorted) {
      if (best.stream().noneMatch(b -> b.photograph() == m.photograph())) {
        best.add(m);
      }
    }
    return best;
  }
}
