package org.chaperone.mark.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chaperone.mark.pattern.Octaves;

/**
 * Blocks that are summed together: runs of an octave's blocks, octave by octave.
 *
 * @param octaves the octave of each run
 * @param ends the block after its last
 * @param firsts the first run of each octave, and after the last one their number
 */
@SuppressWarnings("ArrayRecordComponent")
record Runs(int[] octaves, int[] ends, int[] firsts) {

  /** Each octave as a whole. */
  static Runs whole(Blocks[] blocks) {
    return of(blocks, (octave, block) -> 0);
  }

  /** As many blocks together as lie in one of the smallest squares. */
  static Runs inSquares(Blocks[] blocks, int level) {
    return of(
        blocks,
        (octave, block) ->
            Squares.blocksASide(octave, level) == 1
                ? block
                : Squares.number(
                    0, octave, level, blocks[octave].row(block), blocks[octave].column(block)));
  }

  /** What blocks that are summed together have in common. */
  private interface Sharing {
    long of(int octave, int block);
  }

  private static Runs of(Blocks[] blocks, Sharing sharing) {
    List<Integer> octaves = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    int[] firsts = new int[Octaves.COUNT + 1];
    for (int s = 0; s < Octaves.COUNT; s++) {
      int count = blocks[s].count();
      for (int block = 1; block <= count; block++) {
        if (block == count || sharing.of(s, block) != sharing.of(s, block - 1)) {
          octaves.add(s);
          ends.add(block);
        }
      }
      firsts[s + 1] = ends.size();
    }
    return new Runs(
        octaves.stream().mapToInt(i -> i).toArray(),
        ends.stream().mapToInt(i -> i).toArray(),
        firsts);
  }

  int count() {
    return ends.length;
  }

  int octave(int run) {
    return octaves[run];
  }

  /** The run of each block of an octave. */
  int[] ofBlocks(int octave) {
    int first = firsts[octave];
    int last = firsts[octave + 1];
    int[] of = new int[first == last ? 0 : ends[last - 1]];
    for (int run = first; run < last; run++) {
      Arrays.fill(of, from(run), ends[run], run);
    }
    return of;
  }

  /** The first block of a run. */
  int from(int run) {
    return run == firsts[octaves[run]] ? 0 : ends[run - 1];
  }
}
