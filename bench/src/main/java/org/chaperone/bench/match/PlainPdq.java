package org.chaperone.bench.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.chaperone.picture.Picture;
import org.chaperone.picture.pdq.Pdq;
import org.chaperone.picture.pdq.PdqHash;
import org.chaperone.trace.archive.Archive;

/**
 * PDQ as public hash-sharing uses it: the leaked picture's eight dihedral hashes against each
 * photograph's one, accepted at a distance of at most 31 bits, of whatever quality.
 */
final class PlainPdq {

  private final List<PdqHash> photographs = new ArrayList<>();

  PlainPdq(Archive archive) {
    for (int i = 0; i < archive.photographs(); i++) {
      photographs.add(archive.photograph(i).pdq());
    }
  }

  /** The photographs accepted, nearest first. */
  List<Integer> accepted(Picture leak) {
    record Near(int photograph, int distance) {}
    Collection<PdqHash> hashes = Pdq.of(leak).hashes().values();
    List<Near> near = new ArrayList<>();
    for (int i = 0; i < photographs.size(); i++) {
      int best = PdqHash.BITS;
      for (PdqHash hash : hashes) {
        best = Math.min(best, hash.distance(photographs.get(i)));
      }
      if (best <= PdqHash.USUAL_THRESHOLD) {
        near.add(new Near(i, best));
      }
    }
    return near.stream()
        .sorted(Comparator.comparingInt(Near::distance))
        .map(Near::photograph)
        .toList();
  }
}
