package org.chaperone.desk.paper;

import java.util.List;
import java.util.function.Predicate;

/**
 * Whether what a leaked picture shows in one place is known already, so that photographs which
 * merely look like it need no further look: a copy of one photograph is no other shot of another.
 * In a collage each picture has a place of its own.
 */
final class Explained {

  /** Of the place of the look-alike, that the known one has to cover. */
  private static final double COVERED = .5;

  private Explained() {}

  /**
   * Whether another pair explains what this one is found in.
   *
   * @param isKnown whether a pair says for certain what its place shows
   */
  static boolean isBy(Finding finding, Finding.Pair pair, Predicate<Finding.Pair> isKnown) {
    Box place = Box.of(pair);
    return finding.pairs().stream()
        .filter(other -> !other.photograph().equals(pair.photograph()))
        .filter(isKnown)
        .anyMatch(other -> place.sharedWith(Box.of(other)) >= COVERED * place.area());
  }

  private record Box(double left, double top, double right, double bottom) {

    static Box of(Finding.Pair pair) {
      double[] box = {
        Double.POSITIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NEGATIVE_INFINITY
      };
      for (List<Double> corner : pair.match().region()) {
        box[0] = Math.min(box[0], corner.get(0));
        box[1] = Math.min(box[1], corner.get(1));
        box[2] = Math.max(box[2], corner.get(0));
        box[3] = Math.max(box[3], corner.get(1));
      }
      return new Box(box[0], box[1], box[2], box[3]);
    }

    double area() {
      return Math.max(0, right - left) * Math.max(0, bottom - top);
    }

    double sharedWith(Box other) {
      return new Box(
              Math.max(left, other.left),
              Math.max(top, other.top),
              Math.min(right, other.right),
              Math.min(bottom, other.bottom))
          .area();
    }
  }
}
