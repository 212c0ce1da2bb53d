package org.chaperone.trace.report;

import java.util.Arrays;
import java.util.List;

/**
 * A known transform for the tests, 3×3 row by row, from one picture's pixels to another's; built
 * step by step in the order the steps are applied.
 */
record Warp(double[] matrix) {

  static final Warp NONE = new Warp(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});

  Warp then(double... next) {
    double[] product = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          product[i * 3 + j] += next[i * 3 + k] * matrix[k * 3 + j];
        }
      }
    }
    return new Warp(product);
  }

  Warp moved(double x, double y) {
    return then(1, 0, x, 0, 1, y, 0, 0, 1);
  }

  Warp scaled(double x, double y) {
    return then(x, 0, 0, 0, y, 0, 0, 0, 1);
  }

  Warp scaled(double by) {
    return scaled(by, by);
  }

  /** Clockwise as seen, around a point. */
  Warp rotated(double degrees, double x, double y) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    return moved(-x, -y).then(cos, -sin, 0, sin, cos, 0, 0, 0, 1).moved(x, y);
  }

  /** Left and right exchanged in a picture of this width. */
  Warp mirrored(int width) {
    return then(-1, 0, width - 1, 0, 1, 0, 0, 0, 1);
  }

  Warp tilted(double g, double h) {
    return then(1, 0, 0, 0, 1, 0, g, h, 1);
  }

  List<Double> numbers() {
    return Arrays.stream(matrix).boxed().toList();
  }

  /** Where the corners of a picture of this size go. */
  List<List<Double>> region(int width, int height) {
    return List.of(at(0, 0), at(width - 1, 0), at(width - 1, height - 1), at(0, height - 1));
  }

  List<Double> at(double x, double y) {
    double w = matrix[6] * x + matrix[7] * y + matrix[8];
    return List.of(
        (matrix[0] * x + matrix[1] * y + matrix[2]) / w,
        (matrix[3] * x + matrix[4] * y + matrix[5]) / w);
  }
}
