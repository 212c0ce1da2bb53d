package org.chaperone.bench.attack.raster;

/**
 * A projective map of the plane, 3×3 row by row, from points of one picture to points of another.
 *
 * <p>Points are in pixels and (0, 0) is the centre of the top left pixel, as {@link
 * org.chaperone.picture.Picture} has it.
 */
public final class Homography {

  private final double[] h;

  private Homography(double... h) {
    this.h = h;
  }

  /** The map that leaves every point where it is. */
  public static Homography identity() {
    return new Homography(1, 0, 0, 0, 1, 0, 0, 0, 1);
  }

  /** Moves every point by (dx, dy). */
  public static Homography shift(double dx, double dy) {
    return new Homography(1, 0, dx, 0, 1, dy, 0, 0, 1);
  }

  /** What resizing a picture does to its points: its edges, not its pixel centres, stay edges. */
  public static Homography resize(int width, int height, int newWidth, int newHeight) {
    double sx = (double) newWidth / width;
    double sy = (double) newHeight / height;
    return new Homography(sx, 0, (sx - 1) / 2, 0, sy, (sy - 1) / 2, 0, 0, 1);
  }

  /** Exchanges left and right of a picture this wide. */
  public static Homography mirror(int width) {
    return new Homography(-1, 0, width - 1, 0, 1, 0, 0, 0, 1);
  }

  /**
   * Turns and scales about one point and puts that point elsewhere.
   *
   * @param radians clockwise as the picture is seen
   */
  public static Homography turn(
      double radians, double scale, double fromX, double fromY, double toX, double toY) {
    double c = scale * Math.cos(radians);
    double s = scale * Math.sin(radians);
    return new Homography(
        c, -s, toX - c * fromX + s * fromY, s, c, toY - s * fromX - c * fromY, 0, 0, 1);
  }

  /**
   * The map that brings {@code from} nearest to {@code to}, by linear least squares on centred and
   * scaled points.
   *
   * @param from x and y in turn, of at least four points in general position
   * @param to as many
   */
  public static Homography fit(double[] from, double[] to) {
    if (from.length != to.length || from.length < 8) {
      throw new IllegalArgumentException("a homography needs four pairs of points");
    }
    Homography a = normalising(from);
    Homography b = normalising(to);
    double[][] normal = new double[8][9];
    for (int i = 0; i < from.length; i += 2) {
      double x = a.x(from[i], from[i + 1]);
      double y = a.y(from[i], from[i + 1]);
      double u = b.x(to[i], to[i + 1]);
      double v = b.y(to[i], to[i + 1]);
      addEquation(normal, new double[] {x, y, 1, 0, 0, 0, -u * x, -u * y, u});
      addEquation(normal, new double[] {0, 0, 0, x, y, 1, -v * x, -v * y, v});
    }
    double[] h = new double[9];
    System.arraycopy(solved(normal), 0, h, 0, 8);
    h[8] = 1;
    return a.then(new Homography(h)).then(b.inverse());
  }

  private static Homography normalising(double[] points) {
    double mx = 0;
    double my = 0;
    int n = points.length / 2;
    for (int i = 0; i < points.length; i += 2) {
      mx += points[i] / n;
      my += points[i + 1] / n;
    }
    double spread = 0;
    for (int i = 0; i < points.length; i += 2) {
      spread += Math.hypot(points[i] - mx, points[i + 1] - my) / n;
    }
    double s = 1 / Math.max(spread, 1e-9);
    return new Homography(s, 0, -s * mx, 0, s, -s * my, 0, 0, 1);
  }

  private static void addEquation(double[][] normal, double[] row) {
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < 9; j++) {
        normal[i][j] += row[i] * row[j];
      }
    }
  }

  private static double[] solved(double[][] m) {
    int n = m.length;
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int row = column + 1; row < n; row++) {
        if (Math.abs(m[row][column]) > Math.abs(m[pivot][column])) {
          pivot = row;
        }
      }
      double[] swapped = m[column];
      m[column] = m[pivot];
      m[pivot] = swapped;
      for (int row = 0; row < n; row++) {
        if (row != column) {
          double factor = m[row][column] / m[column][column];
          for (int k = column; k <= n; k++) {
            m[row][k] -= factor * m[column][k];
          }
        }
      }
    }
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = m[i][n] / m[i][i];
    }
    return x;
  }

  /** First this map, then {@code next}. */
  public Homography then(Homography next) {
    double[] product = new double[9];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        for (int k = 0; k < 3; k++) {
          product[3 * row + column] += next.h[3 * row + k] * h[3 * k + column];
        }
      }
    }
    return new Homography(product);
  }

  /** The map back. */
  public Homography inverse() {
    double[] m = h;
    double a = m[4] * m[8] - m[5] * m[7];
    double b = m[5] * m[6] - m[3] * m[8];
    double c = m[3] * m[7] - m[4] * m[6];
    double d = m[0] * a + m[1] * b + m[2] * c;
    return new Homography(
        a / d,
        (m[2] * m[7] - m[1] * m[8]) / d,
        (m[1] * m[5] - m[2] * m[4]) / d,
        b / d,
        (m[0] * m[8] - m[2] * m[6]) / d,
        (m[2] * m[3] - m[0] * m[5]) / d,
        c / d,
        (m[1] * m[6] - m[0] * m[7]) / d,
        (m[0] * m[4] - m[1] * m[3]) / d);
  }

  /** Where the point (x, y) goes, horizontally. */
  public double x(double x, double y) {
    return (h[0] * x + h[1] * y + h[2]) / (h[6] * x + h[7] * y + h[8]);
  }

  /** Where the point (x, y) goes, vertically. */
  public double y(double x, double y) {
    return (h[3] * x + h[4] * y + h[5]) / (h[6] * x + h[7] * y + h[8]);
  }

  /** The nine numbers, row by row, scaled so that the last is 1. */
  public double[] numbers() {
    double[] numbers = new double[9];
    for (int i = 0; i < 9; i++) {
      numbers[i] = h[i] / h[8];
    }
    return numbers;
  }
}
