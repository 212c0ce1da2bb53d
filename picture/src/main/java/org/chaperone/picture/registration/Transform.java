package org.chaperone.picture.registration;

import java.util.Arrays;

/**
 * A projective transform of the plane: nine numbers, row by row, the last one 1 where that is
 * possible.
 *
 * <p>Points are in pixels; (0, 0) is the centre of the top left pixel.
 */
public final class Transform {

  private final double[] m;

  private Transform(double[] m) {
    this.m = m;
  }

  /** The transform with these nine numbers, row by row. */
  public static Transform of(double... numbers) {
    if (numbers.length != 9) {
      throw new IllegalArgumentException("a projective transform has nine numbers");
    }
    double scale = Math.abs(numbers[8]) > 1e-12 ? numbers[8] : 1;
    return new Transform(Arrays.stream(numbers).map(v -> v / scale).toArray());
  }

  /** Leaves every point where it is. */
  public static Transform identity() {
    return of(1, 0, 0, 0, 1, 0, 0, 0, 1);
  }

  /** From pixels of a picture to those of the same picture resized by these factors. */
  public static Transform scaling(double sx, double sy) {
    return of(sx, 0, sx / 2 - .5, 0, sy, sy / 2 - .5, 0, 0, 1);
  }

  /** Left and right exchanged in a picture of this width. */
  public static Transform mirror(int width) {
    return of(-1, 0, width - 1.0, 0, 1, 0, 0, 0, 1);
  }

  /** From pixels of a picture of this size to the unit square. */
  public static Transform toUnitSquare(int width, int height) {
    return of(1.0 / width, 0, .5 / width, 0, 1.0 / height, .5 / height, 0, 0, 1);
  }

  /** First {@code first}, then this. */
  public Transform after(Transform first) {
    double[] out = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          out[i * 3 + j] += m[i * 3 + k] * first.m[k * 3 + j];
        }
      }
    }
    return of(out);
  }

  /**
   * The way back.
   *
   * @throws ArithmeticException when there is none
   */
  public Transform inverse() {
    double[] c = {
      m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
      m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
      m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]
    };
    double determinant = m[0] * c[0] + m[1] * c[3] + m[2] * c[6];
    if (Math.abs(determinant) < 1e-15) {
      throw new ArithmeticException("the transform cannot be undone");
    }
    return of(Arrays.stream(c).map(v -> v / determinant).toArray());
  }

  /** Where the point lands: column and row. */
  public double[] apply(double x, double y) {
    double w = m[6] * x + m[7] * y + m[8];
    return new double[] {(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w};
  }

  /**
   * How much lengths grow around a point: the square root of the change of area; negative where the
   * picture is mirrored.
   */
  public double scaleAt(double x, double y) {
    double w = m[6] * x + m[7] * y + m[8];
    double u = (m[0] * x + m[1] * y + m[2]) / w;
    double v = (m[3] * x + m[4] * y + m[5]) / w;
    double a = (m[0] - u * m[6]) / w;
    double b = (m[1] - u * m[7]) / w;
    double c = (m[3] - v * m[6]) / w;
    double d = (m[4] - v * m[7]) / w;
    double area = a * d - b * c;
    return Math.copySign(Math.sqrt(Math.abs(area)), area);
  }

  /** The nine numbers, row by row. */
  public double[] numbers() {
    return m.clone();
  }

  @Override
  public String toString() {
    return Arrays.toString(m);
  }
}
