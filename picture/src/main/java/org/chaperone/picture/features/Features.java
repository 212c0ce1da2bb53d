package org.chaperone.picture.features;

/**
 * Points of interest of one picture with their RootSIFT descriptors, strongest first within the
 * spread over the picture.
 *
 * @param width of the frame the points are given in, in pixels
 * @param height likewise
 * @param x column of each point, 0 to width − 1
 * @param y row of each point
 * @param size diameter of the described patch, in pixels of the frame
 * @param angle orientation in degrees, 0 to 360, clockwise from the right
 * @param descriptors 128 bytes a point: the square roots of the L1-normalised SIFT histogram, times
 *     484 (Arandjelović and Zisserman, "Three things everyone should know to improve object
 *     retrieval", 2012)
 */
public record Features(
    int width, int height, float[] x, float[] y, float[] size, float[] angle, byte[] descriptors) {

  /** Bytes of one descriptor. */
  public static final int DESCRIPTOR = 128;

  /** How many points there are. */
  public int count() {
    return x.length;
  }

  /** Base-2 logarithm of a point's size. */
  public float logSize(int point) {
    return (float) (Math.log(size[point]) / Math.log(2));
  }

  /**
   * The features that the picture's mirror image would have, without looking at it again.
   *
   * <p>A mirrored patch has its descriptor's rows of cells exchanged and its directions counted the
   * other way round.
   */
  public Features mirrored() {
    int n = count();
    float[] mx = new float[n];
    float[] ma = new float[n];
    byte[] md = new byte[descriptors.length];
    for (int i = 0; i < n; i++) {
      mx[i] = width - 1 - x[i];
      ma[i] = (540f - angle[i]) % 360f;
      for (int k = 0; k < DESCRIPTOR; k++) {
        md[i * DESCRIPTOR + k] = descriptors[i * DESCRIPTOR + MIRROR[k]];
      }
    }
    return new Features(width, height, mx, y, size, ma, md);
  }

  private static final int[] MIRROR = mirrorOrder();

  private static int[] mirrorOrder() {
    int[] order = new int[DESCRIPTOR];
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 4; column++) {
        for (int direction = 0; direction < 8; direction++) {
          order[(row * 4 + column) * 8 + direction] =
              ((3 - row) * 4 + column) * 8 + (8 - direction) % 8;
        }
      }
    }
    return order;
  }
}
