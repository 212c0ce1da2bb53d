package org.chaperone.picture.features;

/**
 * What the index keeps of a photograph's features: for each point its cell, a 128-bit signature,
 * and where it lies, 22 bytes.
 *
 * <p>Points lie in a frame whose longest side is {@link #FRAME} pixels or, for a smaller
 * photograph, the photograph itself.
 *
 * @param width of the frame, in pixels
 * @param height likewise
 * @param cells cell of each point, 0 to 65,535
 * @param low first 64 bits of each signature
 * @param high last 64 bits
 * @param places each point's place as {@link Place} packs it
 */
public record Fingerprint(
    int width, int height, char[] cells, long[] low, long[] high, int[] places) {

  /** Longest side of the frame, in pixels. */
  public static final int FRAME = 512;

  /**
   * How many points are kept at most; with 24 bytes each, an index stays below 8 KB a photograph.
   */
  public static final int MOST_POINTS = 320;

  /** How many points there are. */
  public int count() {
    return cells.length;
  }

  /** The fingerprint of features, with every point put into its nearest cell. */
  public static Fingerprint of(Features features, Vocabulary vocabulary) {
    int n = features.count();
    char[] cells = new char[n];
    long[] low = new long[n];
    long[] high = new long[n];
    int[] places = new int[n];
    float[] rotated = new float[Features.DESCRIPTOR];
    float[] distances = new float[Vocabulary.WORDS];
    for (int i = 0; i < n; i++) {
      vocabulary.rotate(features.descriptors(), i * Features.DESCRIPTOR, rotated);
      vocabulary.distances(rotated, 0, distances);
      int first = nearest(distances);
      vocabulary.distances(rotated, 1, distances);
      cells[i] = (char) (first * Vocabulary.WORDS + nearest(distances));
      low[i] = Vocabulary.signs(rotated, 0);
      high[i] = Vocabulary.signs(rotated, 1);
      places[i] =
          Place.pack(features.x()[i], features.y()[i], features.size()[i], features.angle()[i]);
    }
    return new Fingerprint(features.width(), features.height(), cells, low, high, places);
  }

  private static int nearest(float[] distances) {
    int best = 0;
    for (int i = 1; i < distances.length; i++) {
      if (distances[i] < distances[best]) {
        best = i;
      }
    }
    return best;
  }
}
