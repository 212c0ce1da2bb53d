package org.chaperone.trace.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.chaperone.picture.Picture;
import org.chaperone.picture.pdq.Dihedral;
import org.chaperone.picture.pdq.Pdq;
import org.chaperone.picture.pdq.PdqHash;
import org.chaperone.picture.registration.Transform;
import org.chaperone.trace.archive.Archive;
import org.chaperone.trace.archive.Photograph;

/**
 * Proposes photographs whose PDQ hash is near the leaked picture's, turned or mirrored: pictures
 * that were left whole, however smooth they are and however few features they have. It never
 * decides.
 */
final class WholePictures {

  /**
   * Twice the threshold of hash-sharing schemes: what is proposed here is compared pixel by pixel
   * afterwards.
   */
  private static final int FARTHEST = 2 * PdqHash.USUAL_THRESHOLD;

  private static final int MOST = 4;

  private final Archive archive;

  WholePictures(Archive archive) {
    this.archive = archive;
  }

  private record Near(int photograph, Dihedral way, int distance) {}

  /** The nearest photographs, nearest first. */
  List<Candidate> candidates(Picture leak) {
    Map<Dihedral, PdqHash> hashes = Pdq.of(leak).hashes();
    List<Near> near = new ArrayList<>();
    for (int n = 0; n < archive.photographs(); n++) {
      PdqHash own = archive.photograph(n).pdq();
      for (Map.Entry<Dihedral, PdqHash> h : hashes.entrySet()) {
        int distance = own.distance(h.getValue());
        if (distance <= FARTHEST) {
          near.add(new Near(n, h.getKey(), distance));
        }
      }
    }
    return near.stream()
        .sorted(Comparator.comparingInt(Near::distance))
        .limit(MOST)
        .map(n -> candidate(n, leak))
        .toList();
  }

  private Candidate candidate(Near near, Picture leak) {
    Photograph p = archive.photograph(near.photograph);
    Transform guess =
        Transform.toUnitSquare(p.frameWidth(), p.frameHeight())
            .inverse()
            .after(Transform.of(near.way.onUnitSquare()))
            .after(Transform.toUnitSquare(leak.width(), leak.height()));
    boolean mirrored = near.way.mirrors();
    return new Candidate(
        near.photograph,
        mirrored,
        mirrored ? guess.after(Transform.mirror(leak.width())) : guess,
        0,
        FARTHEST - near.distance);
  }
}
