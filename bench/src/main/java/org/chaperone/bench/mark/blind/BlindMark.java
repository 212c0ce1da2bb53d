package org.chaperone.bench.mark.blind;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.chaperone.picture.Picture;
import org.chaperone.picture.plane.Plane;

/**
 * A plain blind watermark of 64 bits: spread-spectrum in the middle frequencies of 8 × 8 blocks'
 * cosine transforms, read by the detector for generalised Gaussian coefficients; after Hernández,
 * Amado, Pérez-González, "DCT-domain watermarking techniques for still images", IEEE Transactions
 * on Image Processing 9(1), 2000, sections II to IV, without its perceptual mask: the strength is
 * the same everywhere and is set by the ratio of signal to noise that is asked for.
 *
 * <p>It knows the size that the picture had and takes a leak back to it, which is more than a blind
 * watermark is commonly given; it knows nothing else of the picture.
 */
public final class BlindMark {

  /** Length of a message. */
  public static final int BITS = 64;

  /** Middle frequencies, in the order of the zigzag: the 22 that the paper's figures use. */
  private static final int[] FREQUENCIES = zigzag(5, 26);

  /** Shape of the generalised Gaussian; the paper finds .8 for middle frequencies. */
  private static final double SHAPE = .8;

  private static final int ROUNDS = 4;
  private static final double FIRST_AMPLITUDE = 2.5;

  private final long key;
  private final int width;
  private final int height;
  private final int columns;
  private final int rows;

  /** The watermark of pictures of a size. */
  public BlindMark(long key, int width, int height) {
    this.key = key;
    this.width = width;
    this.height = height;
    columns = width / BlockDct.SIDE;
    rows = height / BlockDct.SIDE;
  }

  /** A marked picture and how strongly its coefficients were changed, which a reader knows. */
  public record Marked(Picture picture, double amplitude) {}

  private static int[] zigzag(int first, int last) {
    int[] order = new int[BlockDct.SIDE * BlockDct.SIDE];
    int n = 0;
    for (int sum = 0; sum < 2 * BlockDct.SIDE - 1; sum++) {
      for (int i = 0; i <= sum; i++) {
        int y = sum % 2 == 0 ? sum - i : i;
        int x = sum - y;
        if (x < BlockDct.SIDE && y < BlockDct.SIDE) {
          order[n++] = y * BlockDct.SIDE + x;
        }
      }
    }
    return Arrays.copyOfRange(order, first, last + 1);
  }

  /** Which bit a coefficient carries, and its sign in it. */
  private record Chip(int bit, int sign) {}

  private Chip chip(SplittableRandom random) {
    int drawn = random.nextInt(2 * BITS);
    return new Chip(drawn / 2, drawn % 2 == 0 ? 1 : -1);
  }

  private SplittableRandom chips(int column, int row) {
    return new SplittableRandom(key ^ ((long) row << 32 | column) * 0x9e3779b97f4a7c15L);
  }

  /** Marks a picture with a message, at this peak signal-to-noise ratio. */
  public Marked embed(Picture picture, long message, double decibels) {
    double amplitude = FIRST_AMPLITUDE;
    Plane unit = pattern(message);
    for (int round = 0; ; round++) {
      float[] scaled = unit.values().clone();
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] *= (float) amplitude;
      }
      Picture marked = new Plane(width, height, scaled).addedTo(picture);
      if (round == ROUNDS) {
        return new Marked(marked, amplitude);
      }
      try (marked) {
        amplitude *= Math.pow(10, (psnr(picture, marked) - decibels) / 20);
      }
    }
  }

  private static double psnr(Picture picture, Picture marked) {
    byte[] a = picture.bgr();
    byte[] b = marked.bgr();
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      double d = (a[i] & 255) - (b[i] & 255);
      squares += d * d;
    }
    return 10 * Math.log10(255 * 255 / Math.max(1e-9, squares / a.length));
  }

  /** What amplitude 1 adds. */
  private Plane pattern(long message) {
    Plane out = Plane.empty(width, height);
    double[] block = new double[BlockDct.SIDE * BlockDct.SIDE];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        SplittableRandom random = chips(column, row);
        for (int frequency : FREQUENCIES) {
          Chip chip = chip(random);
          block[frequency] = chip.sign * ((message >>> chip.bit & 1) == 1 ? 1 : -1);
        }
        double[] pixels = BlockDct.back(block);
        for (int i = 0; i < pixels.length; i++) {
          int x = column * BlockDct.SIDE + i % BlockDct.SIDE;
          int y = row * BlockDct.SIDE + i / BlockDct.SIDE;
          out.values()[y * width + x] = (float) pixels[i];
        }
      }
    }
    return out;
  }

  /** The message as it can be read from a leak; guesses where there is nothing. */
  public long read(Picture leak, double amplitude) {
    Plane luma = Plane.luma(leak);
    if (luma.width() != width || luma.height() != height) {
      luma = luma.resized(width, height);
    }
    double[][] blocks = blocks(luma);
    double[] scale = scales(blocks);
    double[] sums = new double[BITS];
    for (int b = 0; b < blocks.length; b++) {
      SplittableRandom random = chips(b % columns, b / columns);
      for (int f = 0; f < FREQUENCIES.length; f++) {
        Chip chip = chip(random);
        double x = blocks[b][f];
        double likelier =
            Math.pow(Math.abs(x + amplitude), SHAPE) - Math.pow(Math.abs(x - amplitude), SHAPE);
        sums[chip.bit] += chip.sign * likelier / scale[f];
      }
    }
    long message = 0;
    for (int bit = 0; bit < BITS; bit++) {
      message |= (sums[bit] > 0 ? 1L : 0) << bit;
    }
    return message;
  }

  private double[][] blocks(Plane luma) {
    double[][] out = new double[rows * columns][FREQUENCIES.length];
    double[] pixels = new double[BlockDct.SIDE * BlockDct.SIDE];
    for (int b = 0; b < out.length; b++) {
      int x = b % columns * BlockDct.SIDE;
      int y = b / columns * BlockDct.SIDE;
      for (int i = 0; i < pixels.length; i++) {
        int at = (y + i / BlockDct.SIDE) * width + x + i % BlockDct.SIDE;
        pixels[i] = luma.values()[at];
      }
      double[] coefficients = BlockDct.forward(pixels);
      for (int f = 0; f < FREQUENCIES.length; f++) {
        out[b][f] = coefficients[FREQUENCIES[f]];
      }
    }
    return out;
  }

  /** The mean of |x|^shape of each frequency: what its likelihood is measured in. */
  private static double[] scales(double[][] blocks) {
    double[] scale = new double[FREQUENCIES.length];
    for (double[] block : blocks) {
      for (int f = 0; f < scale.length; f++) {
        scale[f] += Math.pow(Math.abs(block[f]), SHAPE) / blocks.length;
      }
    }
    for (int f = 0; f < scale.length; f++) {
      scale[f] += 1e-3;
    }
    return scale;
  }

  /** How many bits two messages have in common. */
  public static int alike(long one, long other) {
    return BITS - Long.bitCount(one ^ other);
  }
}
