package org.chaperone.mark.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chaperone.mark.pattern.Pairs;

/**
 * The pairs of blocks of one octave that any hypothesis looks at, each once.
 *
 * @param pairs where they are
 * @param looks who looks at each
 */
record Looks(Pairs pairs, List<List<Look>> looks) {

  /**
   * A hypothesis that looks at a pair.
   *
   * @param block which of its blocks is the pair's left one
   * @param left the run that the left one adds to
   * @param right the run that the right one adds to
   */
  record Look(int hypothesis, int block, int left, int right) {

    int run(int half) {
      return half == 0 ? left : right;
    }
  }

  private record Place(long row, long column) {}

  static Looks at(List<Hypothesis> hypotheses, int octave) {
    Map<Place, List<Look>> all = new LinkedHashMap<>();
    for (int h = 0; h < hypotheses.size(); h++) {
      Pairs pairs = hypotheses.get(h).blocks(octave).pairs();
      int[] runs = hypotheses.get(h).runs().ofBlocks(octave);
      for (int i = 0; i < pairs.count(); i++) {
        int block = i * Blocks.A_PAIR;
        all.computeIfAbsent(
                new Place(pairs.rows()[i], pairs.columns()[i]),
                place -> new ArrayList<>(hypotheses.size()))
            .add(new Look(h, block, runs[block], runs[block + 1]));
      }
    }
    return new Looks(
        new Pairs(
            all.keySet().stream().mapToLong(Place::row).toArray(),
            all.keySet().stream().mapToLong(Place::column).toArray()),
        List.copyOf(all.values()));
  }

  List<Look> of(int pair) {
    return looks.get(pair);
  }
}
