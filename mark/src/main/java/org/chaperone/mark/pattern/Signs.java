package org.chaperone.mark.pattern;

/** Signs of one key or of several, weighted and added, on any part of any octave. */
public final class Signs {

  private final Keystream[][] parts;
  private final float[] weights;

  /**
   * Signs of several keys.
   *
   * @param weights what each key's signs are multiplied by
   * @param keys 32 bytes each
   */
  public Signs(float[] weights, byte[]... keys) {
    this.weights = weights.clone();
    this.parts = new Keystream[keys.length][Octaves.COUNT];
    for (int p = 0; p < keys.length; p++) {
      for (int s = 0; s < Octaves.COUNT; s++) {
        parts[p][s] = new Keystream(keys[p], s);
      }
    }
  }

  /** The signs of a key that was never issued: to see how marks fare, whosoever they are. */
  public static Signs nobodys() {
    return new Signs(new float[] {1}, new byte[32]);
  }

  /** The values of a part of an octave's endless grid. */
  public Grid on(int octave, int x, int y, int width, int height) {
    Grid out = Grid.empty(x, y, width, height);
    for (int p = 0; p < weights.length; p++) {
      add(parts[p][octave], weights[p], out);
    }
    return out;
  }

  private static void add(Keystream stream, float weight, Grid out) {
    int firstColumn = out.x() >> 3;
    int columns = ((out.x() + out.width() - 1) >> 3) - firstColumn + 1;
    int lastRow = (out.y() + out.height() - 1) >> 3;
    int bits = Float.floatToRawIntBits(weight);
    for (int blockRow = out.y() >> 3; blockRow <= lastRow; blockRow++) {
      long[] words = stream.words(blockRow, firstColumn, columns);
      int from = Math.max(out.y(), blockRow * 8);
      int to = Math.min(out.y() + out.height(), blockRow * 8 + 8);
      for (int y = from; y < to; y++) {
        addRow(words, (y & 7) * 8, out.x() - firstColumn * 8, bits, out, out.start(y));
      }
    }
  }

  private static void addRow(long[] words, int shift, int skip, int bits, Grid out, int to) {
    float[] values = out.values();
    int width = out.width();
    int i = 0;
    int column = skip;
    while (i < width) {
      int octet = (int) (words[column >> 3] >>> shift) >>> (column & 7);
      int n = Math.min(width - i, 8 - (column & 7));
      for (int k = 0; k < n; k++) {
        values[to + i + k] += Float.intBitsToFloat(bits | ((octet >>> k) << 31));
      }
      i += n;
      column += n;
    }
  }
}
