package org.chaperone.picture.pdq;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.chaperone.picture.Picture;

/**
 * The PDQ fingerprint of one picture: its hash, the hashes of the picture turned and mirrored, and
 * how much they are worth.
 *
 * <p>Source: "The TMK+PDQF video-hashing algorithm and the PDQ image-hashing algorithm", Facebook
 * 2019: luma, two passes of box filters, 64 × 64 samples, the 16 × 16 lowest frequencies of the
 * discrete cosine transform without the constant ones, one bit each for being above their median.
 * The hash is of the picture at the size it is given in; a smaller copy may differ by a few bits.
 */
public final class Pdq {

  /** Below this quality a picture has too little in it for its hash to mean anything. */
  public static final int USUAL_QUALITY = 50;

  private static final int SAMPLES = JaroszSampling.RESULTS;
  private static final int SIDE = 16;

  /** Row i is the cosine of frequency i + 1 at the 64 samples. */
  private static final float[][] COSINES = cosines();

  private final float[] transform;
  private final int quality;

  private Pdq(float[] transform, int quality) {
    this.transform = transform;
    this.quality = quality;
  }

  /** Fingerprints a picture; costs about two milliseconds a megapixel. */
  public static Pdq of(Picture picture) {
    float[] samples = samples(picture);
    return new Pdq(transform(samples), quality(samples));
  }

  /** The picture's hash. */
  public PdqHash hash() {
    return hash(Dihedral.IDENTITY);
  }

  /** The hash that the picture would have, about, were it turned or mirrored in this way. */
  public PdqHash hash(Dihedral dihedral) {
    return aboveMedian(dihedral.ofTransform(transform, SIDE));
  }

  /** All eight hashes. */
  public Map<Dihedral, PdqHash> hashes() {
    var hashes = new EnumMap<Dihedral, PdqHash>(Dihedral.class);
    for (Dihedral dihedral : Dihedral.values()) {
      hashes.put(dihedral, hash(dihedral));
    }
    return hashes;
  }

  /** How much there is in the picture to be told by: 0 for a plain area, 100 for plenty. */
  public int quality() {
    return quality;
  }

  /** The blurred luma, 0 to 255, at 64 × 64 places, row by row. */
  private static float[] samples(Picture picture) {
    int width = picture.width();
    int height = picture.height();
    var across = new JaroszSampling(width);
    var down = new JaroszSampling(height);
    float[] out = new float[SAMPLES * SAMPLES];
    float[] luma = new float[width];
    float[] blurred = new float[SAMPLES];
    byte[] bgr = new byte[width * 3];
    int open = 0;
    for (int y = 0; y < height; y++) {
      try (BytePointer row = picture.mat().ptr(y)) {
        row.get(bgr);
      }
      luma(bgr, luma);
      for (int k = 0; k < SAMPLES; k++) {
        blurred[k] = weighted(luma, across.start(k), across.weights(k));
      }
      while (open < SAMPLES && down.start(open) + down.weights(open).length <= y) {
        open++;
      }
      for (int k = open; k < SAMPLES && down.start(k) <= y; k++) {
        int tap = y - down.start(k);
        if (tap < down.weights(k).length) {
          add(blurred, down.weights(k)[tap], out, k * SAMPLES);
        }
      }
    }
    return out;
  }

  private static void luma(byte[] bgr, float[] luma) {
    for (int x = 0, at = 0; x < luma.length; x++, at += 3) {
      luma[x] =
          0.114f * (bgr[at] & 0xFF) + 0.587f * (bgr[at + 1] & 0xFF) + 0.299f * (bgr[at + 2] & 0xFF);
    }
  }

  private static float weighted(float[] values, int start, float[] weights) {
    float sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += values[start + i] * weights[i];
    }
    return sum;
  }

  private static void add(float[] values, float weight, float[] to, int at) {
    for (int i = 0; i < values.length; i++) {
      to[at + i] += values[i] * weight;
    }
  }

  /** Steps between neighbouring samples, in whole percent of full scale, summed and scaled. */
  private static int quality(float[] samples) {
    int steps = 0;
    for (int row = 0; row < SAMPLES; row++) {
      for (int column = 0; column < SAMPLES; column++) {
        int at = row * SAMPLES + column;
        if (row + 1 < SAMPLES) {
          steps += step(samples[at], samples[at + SAMPLES]);
        }
        if (column + 1 < SAMPLES) {
          steps += step(samples[at], samples[at + 1]);
        }
      }
    }
    return Math.min(100, steps / 90);
  }

  private static int step(float a, float b) {
    return Math.abs((int) ((a - b) * 100 / 255));
  }

  private static float[] transform(float[] samples) {
    float[] half = new float[SIDE * SAMPLES];
    for (int i = 0; i < SIDE; i++) {
      for (int row = 0; row < SAMPLES; row++) {
        float cosine = COSINES[i][row];
        for (int column = 0; column < SAMPLES; column++) {
          half[i * SAMPLES + column] += cosine * samples[row * SAMPLES + column];
        }
      }
    }
    float[] out = new float[SIDE * SIDE];
    for (int i = 0; i < SIDE; i++) {
      for (int j = 0; j < SIDE; j++) {
        out[i * SIDE + j] = weighted(half, i * SAMPLES, COSINES[j]);
      }
    }
    return out;
  }

  private static float[][] cosines() {
    float[][] cosines = new float[SIDE][SAMPLES];
    for (int i = 0; i < SIDE; i++) {
      for (int x = 0; x < SAMPLES; x++) {
        cosines[i][x] =
            (float)
                (Math.sqrt(2.0 / SAMPLES)
                    * Math.cos(Math.PI / 2 / SAMPLES * (i + 1) * (2 * x + 1)));
      }
    }
    return cosines;
  }

  /** One bit a coefficient; the first coefficient's is the last bit of the last digit. */
  private static PdqHash aboveMedian(float[] coefficients) {
    float[] sorted = coefficients.clone();
    Arrays.sort(sorted);
    float median = sorted[sorted.length / 2 - 1];
    long[] words = new long[4];
    for (int i = 0; i < coefficients.length; i++) {
      if (coefficients[i] > median) {
        words[3 - i / 64] |= 1L << (i % 64);
      }
    }
    return new PdqHash(words[0], words[1], words[2], words[3]);
  }
}
