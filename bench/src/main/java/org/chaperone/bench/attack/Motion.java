package org.chaperone.bench.attack;

import java.util.random.RandomGenerator;

/**
 * How the parts of a scene move against each other between two shots: a random field, smooth on the
 * scale of limbs, over all of it or within a subject before a background that stays rigid.
 */
final class Motion {

  private final double spacing;
  private final int columns;
  private final double[] nodes;
  private final Subject subject;

  /** An ellipse with a soft edge that moves as a whole, besides. */
  private record Subject(
      double x, double y, double radiusX, double radiusY, double dx, double dy, boolean alone) {

    double share(double px, double py) {
      double r = Math.hypot((px - x) / radiusX, (py - y) / radiusY);
      return 1 / (1 + Math.exp(12 * (r - 1)));
    }
  }

  private Motion(double spacing, int columns, double[] nodes, Subject subject) {
    this.spacing = spacing;
    this.columns = columns;
    this.nodes = nodes;
    this.subject = subject;
  }

  /**
   * A random motion of a frame.
   *
   * @param unit pixels for each pixel of a frame of 512; the scale of the motion is 60 to 150 units
   */
  static Motion of(int width, int height, double unit, RandomGenerator random) {
    double spacing = unit * random.nextDouble(60, 150);
    int columns = (int) (width / spacing) + 5;
    int rows = (int) (height / spacing) + 5;
    double[] nodes = new double[2 * columns * rows];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = random.nextGaussian();
    }
    var subject =
        new Subject(
            width * random.nextDouble(0.25, 0.75),
            height * random.nextDouble(0.25, 0.75),
            width * random.nextDouble(0.15, 0.4),
            height * random.nextDouble(0.15, 0.4),
            random.nextGaussian(),
            random.nextGaussian(),
            random.nextInt(3) == 0);
    return new Motion(spacing, columns, nodes, subject);
  }

  /** Writes the displacement at (x, y), a point of the frame or just beside it, into {@code at}. */
  void at(double x, double y, double[] at) {
    double u = Math.max(0, x / spacing + 1);
    double v = Math.max(0, y / spacing + 1);
    int column = (int) u;
    int row = (int) v;
    double[] wx = spline(u - column);
    double[] wy = spline(v - row);
    at[0] = 0;
    at[1] = 0;
    for (int j = 0; j < 4; j++) {
      for (int i = 0; i < 4; i++) {
        int node =
            2
                * (Math.min(row + j, nodes.length / 2 / columns - 1) * columns
                    + Math.min(column + i, columns - 1));
        at[0] += wy[j] * wx[i] * nodes[node];
        at[1] += wy[j] * wx[i] * nodes[node + 1];
      }
    }
    double share = subject.share(x, y);
    double field = subject.alone() ? share : 1;
    at[0] = field * at[0] + share * subject.dx();
    at[1] = field * at[1] + share * subject.dy();
  }

  /** The weights of a uniform cubic B-spline. */
  private static double[] spline(double t) {
    double s = 1 - t;
    return new double[] {
      s * s * s / 6,
      (3 * t * t * t - 6 * t * t + 4) / 6,
      (3 * s * s * s - 6 * s * s + 4) / 6,
      t * t * t / 6
    };
  }
}
