package org.chaperone.mark.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chaperone.mark.pattern.Octaves;
import org.chaperone.mark.pattern.Pairs;

/** What hypotheses look at: each pair of blocks once, with all who do. The same for all keys. */
public final class Looks {

  private final List<Hypothesis> hypotheses;
  private final List<OfOctave> octaves;

  /**
   * The pairs of blocks of one octave.
   *
   * @param pairs where they are
   * @param looks who looks at each
   */
  record OfOctave(Pairs pairs, List<List<Look>> looks) {}

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

  private Looks(List<Hypothesis> hypotheses) {
    this.hypotheses = List.copyOf(hypotheses);
    this.octaves = IntStream.range(0, Octaves.COUNT).mapToObj(this::of).toList();
  }

  /** Of these hypotheses. */
  public static Looks of(List<Hypothesis> hypotheses) {
    return new Looks(hypotheses);
  }

  /** Who looks, in the order in which they were given. */
  public List<Hypothesis> hypotheses() {
    return hypotheses;
  }

  OfOctave at(int octave) {
    return octaves.get(octave);
  }

  private OfOctave of(int octave) {
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
    return new OfOctave(
        new Pairs(
            all.keySet().stream().mapToLong(Place::row).toArray(),
            all.keySet().stream().mapToLong(Place::column).toArray()),
        List.copyOf(all.values()));
  }
}
