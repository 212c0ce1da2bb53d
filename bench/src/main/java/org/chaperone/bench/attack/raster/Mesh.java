package org.chaperone.bench.attack.raster;

/**
 * Where each pixel of a new picture looks in the old one, for maps that are no homography.
 *
 * <p>The map is evaluated every {@value #STEP} pixels and interpolated linearly between; it must be
 * smooth on that scale.
 */
public final class Mesh {

  private static final int STEP = 8;

  private final int width;
  private final int height;
  private final int columns;
  private final double[] xs;
  private final double[] ys;

  /** A smooth map from points of the new picture to points of the old one. */
  public interface Backwards {

    /** Writes where (x, y) looks into {@code at}, x then y. */
    void look(double x, double y, double[] at);
  }

  /** A mesh for a new picture of this size. */
  public Mesh(int width, int height, Backwards map) {
    this.width = width;
    this.height = height;
    columns = width / STEP + 2;
    int rows = height / STEP + 2;
    xs = new double[columns * rows];
    ys = new double[columns * rows];
    double[] at = new double[2];
    for (int row = 0, i = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++, i++) {
        map.look(column * STEP, row * STEP, at);
        xs[i] = at[0];
        ys[i] = at[1];
      }
    }
  }

  /** The width of the new picture. */
  public int width() {
    return width;
  }

  /** The height of the new picture. */
  public int height() {
    return height;
  }

  /** The homography from the old picture to the new one that is nearest to this mesh. */
  public Homography nearest() {
    return Homography.fit(olds(), news());
  }

  /** How far the homography puts a point from where this mesh has it, at most, in new pixels. */
  public double farthestFrom(Homography homography) {
    double[] olds = olds();
    double[] news = news();
    double farthest = 0;
    for (int i = 0; i < olds.length; i += 2) {
      double dx = homography.x(olds[i], olds[i + 1]) - news[i];
      double dy = homography.y(olds[i], olds[i + 1]) - news[i + 1];
      farthest = Math.max(farthest, Math.hypot(dx, dy));
    }
    return farthest;
  }

  private double[] olds() {
    double[] olds = new double[2 * inside()];
    for (int row = 0, i = 0; row * STEP < height; row++) {
      for (int column = 0; column * STEP < width; column++, i += 2) {
        olds[i] = xs[row * columns + column];
        olds[i + 1] = ys[row * columns + column];
      }
    }
    return olds;
  }

  private double[] news() {
    double[] news = new double[2 * inside()];
    for (int row = 0, i = 0; row * STEP < height; row++) {
      for (int column = 0; column * STEP < width; column++, i += 2) {
        news[i] = column * STEP;
        news[i + 1] = row * STEP;
      }
    }
    return news;
  }

  /** How many nodes lie within the new picture. */
  private int inside() {
    return ((width - 1) / STEP + 1) * ((height - 1) / STEP + 1);
  }

  /** Where the pixels of row {@code y} look. */
  public void row(int y, double[] intoX, double[] intoY) {
    interpolate(xs, y, intoX);
    interpolate(ys, y, intoY);
  }

  private void interpolate(double[] nodes, int y, double[] into) {
    int i = y / STEP * columns;
    double fy = (double) (y % STEP) / STEP;
    double left = nodes[i] + fy * (nodes[i + columns] - nodes[i]);
    for (int x = 0; x < width; i++) {
      double right = nodes[i + 1] + fy * (nodes[i + 1 + columns] - nodes[i + 1]);
      double slope = (right - left) / STEP;
      for (int k = 0; k < STEP && x < width; k++, x++) {
        into[x] = left + k * slope;
      }
      left = right;
    }
  }
}
