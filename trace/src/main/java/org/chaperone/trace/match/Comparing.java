package org.chaperone.trace.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaperone.picture.Picture;
import org.chaperone.picture.features.FeatureExtractor;
import org.chaperone.picture.features.Features;
import org.chaperone.picture.features.Probe;
import org.chaperone.picture.features.Vocabulary;
import org.chaperone.picture.registration.Alignment;
import org.chaperone.picture.registration.LeakedPicture;
import org.chaperone.picture.registration.Transform;
import org.chaperone.trace.archive.Archive;

/**
 * From a leaked picture to the photographs that were laid over it: votes propose, pixels compare.
 *
 * <p>A first look serves nearly every picture. Where it finds nothing, a second one looks at more
 * and smaller features.
 */
final class Comparing {

  /** Longest side at which pictures are compared, in pixels. */
  static final int SIDE = 1000;

  /** Cells that each point may look into. */
  private static final int DEPTH = 48;

  /** The strongest candidates are always laid over the picture. */
  private static final int ALWAYS = 2;

  /** While nothing was found, this many are. */
  private static final int UNTIL_FOUND = 6;

  /** More than this many photographs in one picture are not looked for. */
  private static final int MOST = 40;

  /** No picture holds so many photographs that a candidate of this rank is not noise. */
  private static final int NOISE_RANK = 24;

  /** A candidate that stands out of the noise by this factor is laid over the picture, too. */
  private static final double ABOVE_NOISE = 1.6;

  private final Archive archive;
  private final Voting voting;
  private final WholePictures wholePictures;
  private final FeatureExtractor firstLook = FeatureExtractor.forLeak();
  private final FeatureExtractor secondLook = FeatureExtractor.forHardLeak();

  Comparing(Archive archive) {
    this.archive = archive;
    this.voting = new Voting(archive.postings());
    this.wholePictures = new WholePictures(archive);
  }

  /**
   * The candidates that could be laid over the leaked picture, which is at most {@link #SIDE}
   * pixels long.
   */
  List<Comparison> compare(Picture leak) {
    try (LeakedPicture leaked = new LeakedPicture(leak)) {
      List<Comparison> found = compare(leaked, candidates(leak, firstLook));
      if (found.stream().anyMatch(Comparing::isFound)) {
        return found;
      }
      List<Comparison> all = new ArrayList<>(found);
      all.addAll(compare(leaked, wholePictures.candidates(leak)));
      if (all.stream().anyMatch(Comparing::isFound)) {
        return all;
      }
      all.addAll(compare(leaked, candidates(leak, secondLook)));
      return all;
    }
  }

  private static boolean isFound(Comparison c) {
    return Judge.judge(c.alignment()).isPresent();
  }

  List<Candidate> candidates(Picture leak, FeatureExtractor extractor) {
    Features features = extractor.extract(leak);
    Vocabulary vocabulary = Vocabulary.standard();
    List<Candidate> all = new ArrayList<>();
    all.addAll(voting.candidates(Probe.of(features, vocabulary, DEPTH), false, MOST));
    all.addAll(voting.candidates(Probe.of(features.mirrored(), vocabulary, DEPTH), true, MOST));
    all.sort(Comparator.comparingDouble(Candidate::weight).reversed());
    double sx = (double) features.width() / leak.width();
    double sy = (double) features.height() / leak.height();
    Transform toFrame = Transform.scaling(sx, sy);
    return all.stream().limit(MOST).map(c -> c.from(toFrame)).toList();
  }

  private List<Comparison> compare(LeakedPicture leaked, List<Candidate> candidates) {
    List<Comparison> out = new ArrayList<>();
    Set<Integer> found = new HashSet<>();
    double noise = noise(candidates);
    for (int i = 0; i < candidates.size(); i++) {
      Candidate c = candidates.get(i);
      boolean worth =
          i < ALWAYS || (found.isEmpty() && i < UNTIL_FOUND) || c.weight() > ABOVE_NOISE * noise;
      if (!worth || found.contains(c.photograph())) {
        continue;
      }
      Optional<Alignment> alignment =
          archive
              .thumbnail(c.photograph())
              .flatMap(thumbnail -> leaked.over(thumbnail, c.guess(), c.mirrored()));
      if (alignment.isPresent()) {
        Comparison comparison = new Comparison(c, alignment.get());
        out.add(comparison);
        if (isFound(comparison)) {
          found.add(c.photograph());
        }
      }
    }
    return out;
  }

  /**
   * What candidates weigh that are none: half of a short list are, and all but the first of a long
   * one.
   */
  private static double noise(List<Candidate> candidates) {
    int rank = Math.min(NOISE_RANK, candidates.size() / 2);
    return candidates.isEmpty() ? 0 : candidates.get(rank).weight();
  }
}
