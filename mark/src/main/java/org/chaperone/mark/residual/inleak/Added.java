package org.chaperone.mark.residual.inleak;

import java.util.Arrays;

/**
 * What was added to the expected coefficients of some blocks: how much, by frequency and by place,
 * and what each coefficient tells of it.
 *
 * <p>A coefficient that JPEG rounded tells between which bounds it lay before. Against what the
 * rendition lets expect there, the mean of what may have been added follows ({@link Interval});
 * rounding itself, the loudest noise of strong compression, is not in it.
 */
final class Added {

  private static final double FIRST_VARIANCE = 9;
  private static final double LEAST_VARIANCE = .15;
  private static final double QUIETEST = .3;

  /** JPEG takes 128 from each pixel: eight times as much from the first coefficient. */
  static final float SHIFT = 1024;

  private final BlockGrid grid;
  private final int[] blocks;
  private final float[] steps;
  private final float[] leak;
  private final double[] variance = new double[BlockDct.SIZE];
  private final double[] loud;
  private final Interval interval = new Interval();

  /** Of blocks with these coefficients in the leak, rounded to these steps. */
  Added(BlockGrid grid, int[] blocks, float[] steps, float[] leak) {
    this.grid = grid;
    this.blocks = blocks;
    this.steps = steps;
    this.leak = leak;
    loud = new double[blocks.length];
    Arrays.fill(variance, FIRST_VARIANCE);
    Arrays.fill(loud, 1);
  }

  /** Of other blocks of the same leak: as loud at each frequency. */
  Added of(int[] others, float[] coefficients) {
    Added out = new Added(grid, others, steps, coefficients);
    System.arraycopy(variance, 0, out.variance, 0, variance.length);
    return out;
  }

  private double sigma(int block, int k) {
    double v = variance[k] * loud[block];
    // In a block that an edge cuts, rounding is noise: what else was in it is not known.
    double rounding = grid.isWhole(blocks[block]) ? 0 : steps[k] * steps[k] / 12;
    return Math.sqrt(v + rounding);
  }

  /** What was added to one coefficient, in deviations. */
  private Interval at(int block, int k, float expected, double sigma) {
    float seen = leak[block * BlockDct.SIZE + k];
    double q = steps[k];
    if (q <= 0 || !grid.isWhole(blocks[block])) {
      double d = (seen - expected) / sigma;
      interval.between(d, d);
    } else {
      double shift = k == 0 ? SHIFT : 0;
      double middle = q * Math.rint((seen - shift) / q) + shift - expected;
      interval.between((middle - q / 2) / sigma, (middle + q / 2) / sigma);
    }
    return interval;
  }

  /** Measures once more how loud it is. */
  void measure(float[] expected) {
    double[] ofFrequency = new double[BlockDct.SIZE];
    double[] ofBlock = new double[blocks.length];
    for (int b = 0; b < blocks.length; b++) {
      for (int k = 0; k < BlockDct.SIZE; k++) {
        Interval i = at(b, k, expected[b * BlockDct.SIZE + k], sigma(b, k));
        double square = i.mean() * i.mean() + i.variance();
        ofFrequency[k] += square;
        ofBlock[b] += square * loud[b] / BlockDct.SIZE;
      }
    }
    for (int k = 0; k < BlockDct.SIZE; k++) {
      variance[k] = Math.max(LEAST_VARIANCE, variance[k] * ofFrequency[k] / blocks.length);
    }
    double mean = Arrays.stream(ofBlock).average().orElse(1);
    for (int b = 0; b < blocks.length; b++) {
      loud[b] = Math.max(QUIETEST, ofBlock[b] / mean);
    }
  }

  /** Takes the loudness of blocks with that of their neighbours; all blocks must be here. */
  void settle() {
    double[] at = new double[grid.blocks()];
    for (int b = 0; b < blocks.length; b++) {
      at[blocks[b]] = loud[b];
    }
    int across = grid.across();
    for (int b = 0; b < blocks.length; b++) {
      double sum = loud[b];
      int n = 1;
      int row = blocks[b] / across;
      int column = blocks[b] % across;
      for (int y = Math.max(0, row - 1); y <= Math.min(grid.down() - 1, row + 1); y++) {
        for (int x = Math.max(0, column - 1); x <= Math.min(across - 1, column + 1); x++) {
          double there = at[y * across + x];
          sum += there;
          n += there > 0 ? 1 : 0;
        }
      }
      loud[b] = sum / n;
    }
  }

  /** The mean of what may have been there, and the weight of each. */
  void likely(float[] expected, float[] target, float[] precision) {
    for (int b = 0; b < blocks.length; b++) {
      for (int k = 0; k < BlockDct.SIZE; k++) {
        int i = b * BlockDct.SIZE + k;
        double sigma = sigma(b, k);
        target[i] = (float) (expected[i] + sigma * at(b, k, expected[i], sigma).mean());
        precision[i] = (float) (1 / (sigma * sigma));
      }
    }
  }

  /**
   * The score of the likelihood: what each coefficient tells.
   *
   * @param mark as it would arrive; becomes what it would add to the score
   */
  float[] scores(float[] expected, float[] mark) {
    float[] scores = new float[leak.length];
    for (int b = 0; b < blocks.length; b++) {
      for (int k = 0; k < BlockDct.SIZE; k++) {
        int i = b * BlockDct.SIZE + k;
        double sigma = sigma(b, k);
        Interval told = at(b, k, expected[i], sigma);
        scores[i] = (float) (told.mean() / sigma);
        mark[i] *= (float) ((1 - told.variance()) / (sigma * sigma));
      }
    }
    return scores;
  }
}
