package org.chaperone.trace.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chaperone.picture.Picture;
import org.chaperone.picture.features.FeatureExtractor;
import org.chaperone.picture.features.Features;
import org.chaperone.picture.features.Probe;
import org.chaperone.picture.features.Vocabulary;
import org.chaperone.picture.registration.LeakedPicture;
import org.chaperone.picture.registration.Transform;
import org.chaperone.trace.archive.Archive;

/**
 * From a leaked picture to the photographs that were laid over it: votes propose, pixels compare.
 */
final class Comparing {

  /** Longest side at which pictures are compared, in pixels. */
  static final int SIDE = 1000;

  private static final int DEPTH = 48;
  private static final int MOST = 12;

  private final Archive archive;
  private final Voting voting;
  private final FeatureExtractor extractor = FeatureExtractor.forLeak();

  Comparing(Archive archive) {
    this.archive = archive;
    this.voting = new Voting(archive.postings());
  }

  List<Candidate> candidates(Picture leak) {
    Features features = extractor.extract(leak);
    Vocabulary vocabulary = Vocabulary.standard();
    List<Candidate> all = new ArrayList<>();
    all.addAll(voting.candidates(Probe.of(features, vocabulary, DEPTH), false, MOST));
    all.addAll(voting.candidates(Probe.of(features.mirrored(), vocabulary, DEPTH), true, MOST));
    all.sort(Comparator.comparingDouble(Candidate::weight).reversed());
    double sx = (double) features.width() / leak.width();
    double sy = (double) features.height() / leak.height();
    Transform toFrame = Transform.scaling(sx, sy);
    return all.stream()
        .limit(MOST)
        .map(
            c ->
                new Candidate(
                    c.photograph(),
                    c.mirrored(),
                    c.guess().after(toFrame),
                    c.supporters(),
                    c.weight()))
        .toList();
  }

  /**
   * The candidates that could be laid over the leaked picture, which is at most {@link #SIDE}
   * pixels long.
   */
  List<Comparison> compare(Picture leak) {
    return compare(leak, candidates(leak));
  }

  List<Comparison> compare(Picture leak, List<Candidate> candidates) {
    List<Comparison> out = new ArrayList<>();
    try (LeakedPicture leaked = new LeakedPicture(leak)) {
      for (Candidate c : candidates) {
        leaked
            .over(archive.thumbnail(c.photograph()), c.guess(), c.mirrored())
            .ifPresent(a -> out.add(new Comparison(c, a)));
      }
    }
    return out;
  }
}
