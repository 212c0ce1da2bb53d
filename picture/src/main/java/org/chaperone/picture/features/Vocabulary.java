package org.chaperone.picture.features;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Sorts descriptors into 65,536 cells and gives each a 128-bit signature whose Hamming distance
 * follows the angle between descriptors.
 *
 * <p>The cells are an inverted multi-index (Babenko and Lempitsky, 2012): the centred, rotated
 * descriptor is cut in two halves and each is given to the nearest of 256 words, so that 65,536
 * cells need only 512 words, and a query can visit cells in the order of their distance. The
 * signature holds the signs of the rotated descriptor (Charikar, 2002).
 *
 * <p>It is fixed, and made from pictures that the project draws, so fingerprints can be added
 * without seeing the archive and say nothing of it.
 */
public final class Vocabulary {

  /** Words in each half. */
  public static final int WORDS = 256;

  /** Cells: every pair of words. */
  public static final int CELLS = WORDS * WORDS;

  private static final int D = Features.DESCRIPTOR;
  private static final int HALF = D / 2;
  private static final int MAGIC = 0x43485632;

  private final float[] mean;
  private final float[] rotation;
  private final float[] words;
  private final float[] wordNorms;

  /**
   * Takes a trained vocabulary.
   *
   * @param mean of the descriptors, 128 numbers
   * @param rotation 128 × 128, row i is what component i of a centred descriptor adds to the
   *     rotated one
   * @param words 2 × 64 × 256: for each half, for each of its components, that component of all
   *     words
   */
  public Vocabulary(float[] mean, float[] rotation, float[] words) {
    if (mean.length != D || rotation.length != D * D || words.length != 2 * HALF * WORDS) {
      throw new IllegalArgumentException(
          "a vocabulary has 128, 128 × 128 and 2 × 64 × 256 numbers");
    }
    this.mean = mean.clone();
    this.rotation = rotation.clone();
    this.words = words.clone();
    this.wordNorms = new float[2 * WORDS];
    for (int half = 0; half < 2; half++) {
      for (int c = 0; c < HALF; c++) {
        for (int w = 0; w < WORDS; w++) {
          float v = words[(half * HALF + c) * WORDS + w];
          wordNorms[half * WORDS + w] += v * v;
        }
      }
    }
  }

  /** The vocabulary that fingerprints are made with. */
  public static Vocabulary standard() {
    return Standard.INSTANCE;
  }

  private static final class Standard {
    static final Vocabulary INSTANCE = load();

    private static Vocabulary load() {
      try (InputStream in = Vocabulary.class.getResourceAsStream("vocabulary.bin")) {
        if (in == null) {
          throw new IllegalStateException("vocabulary.bin is missing from the build");
        }
        return read(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * The centred, rotated descriptor that starts at {@code from}: 128 numbers into {@code rotated}.
   */
  public void rotate(byte[] descriptors, int from, float[] rotated) {
    java.util.Arrays.fill(rotated, 0);
    for (int i = 0; i < D; i++) {
      float v = (descriptors[from + i] & 0xFF) - mean[i];
      int row = i * D;
      for (int j = 0; j < D; j++) {
        rotated[j] += v * rotation[row + j];
      }
    }
  }

  /**
   * Squared distances, up to a constant, of a rotated descriptor to the words of one half: 256
   * numbers.
   */
  void distances(float[] rotated, int half, float[] out) {
    System.arraycopy(wordNorms, half * WORDS, out, 0, WORDS);
    for (int c = 0; c < HALF; c++) {
      float v = -2 * rotated[half * HALF + c];
      int row = (half * HALF + c) * WORDS;
      for (int w = 0; w < WORDS; w++) {
        out[w] += v * words[row + w];
      }
    }
  }

  /** One half of the signature: the signs of components 64·half to 64·half + 63. */
  static long signs(float[] rotated, int half) {
    long bits = 0;
    for (int i = 0; i < 64; i++) {
      if (rotated[half * 64 + i] > 0) {
        bits |= 1L << i;
      }
    }
    return bits;
  }

  /**
   * Writes the vocabulary as {@link #standard()} reads it: big-endian, a magic number, then the
   * three arrays.
   */
  public void write(OutputStream to) throws IOException {
    DataOutputStream out = new DataOutputStream(to);
    out.writeInt(MAGIC);
    for (float[] part : new float[][] {mean, rotation, words}) {
      for (float v : part) {
        out.writeFloat(v);
      }
    }
    out.flush();
  }

  /** Reads what {@link #write} wrote. */
  public static Vocabulary read(InputStream from) throws IOException {
    DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(from));
    if (in.readInt() != MAGIC) {
      throw new IOException("this is not a vocabulary");
    }
    return new Vocabulary(floats(in, D), floats(in, D * D), floats(in, 2 * HALF * WORDS));
  }

  private static float[] floats(DataInputStream in, int n) throws IOException {
    float[] out = new float[n];
    for (int i = 0; i < n; i++) {
      out[i] = in.readFloat();
    }
    return out;
  }
}
