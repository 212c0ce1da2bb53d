package org.chaperone.bench.mark.leak;

import java.util.random.RandomGenerator;
import org.chaperone.bench.attack.raster.Mesh;
import org.chaperone.bench.attack.raster.Raster;
import org.chaperone.picture.Picture;

/**
 * Bends a picture locally, as StirMark does (Petitcolas, Anderson, Kuhn, "Attacks on copyright
 * marking systems", 1998): smooth waves of a third to two thirds of the longest side, in all
 * directions, by {@value #DEVIATION} of it (root mean square; 2 pixels in 600).
 */
final class Bend {

  private static final double DEVIATION = .0035;
  private static final int WAVES = 6;

  private Bend() {}

  private record Wave(double fx, double fy, double phase) {
    double at(double x, double y) {
      return Math.sin(fx * x + fy * y + phase);
    }

    static Wave[] some(double side, RandomGenerator random) {
      Wave[] waves = new Wave[WAVES];
      for (int i = 0; i < WAVES; i++) {
        double frequency = 2 * Math.PI / (side * random.nextDouble(.33, .67));
        double direction = random.nextDouble(2 * Math.PI);
        waves[i] =
            new Wave(
                frequency * Math.cos(direction),
                frequency * Math.sin(direction),
                random.nextDouble(2 * Math.PI));
      }
      return waves;
    }

    static double sum(Wave[] waves, double x, double y) {
      double sum = 0;
      for (Wave wave : waves) {
        sum += wave.at(x, y);
      }
      return sum;
    }
  }

  static Picture of(Picture picture, RandomGenerator random) {
    double side = Math.max(picture.width(), picture.height());
    Wave[] dx = Wave.some(side, random);
    Wave[] dy = Wave.some(side, random);
    // Of a displacement in two directions, by sums of sines whose mean squares are a half each.
    double amplitude = DEVIATION * side / Math.sqrt(WAVES);
    Mesh mesh =
        new Mesh(
            picture.width(),
            picture.height(),
            (x, y, at) -> {
              at[0] = x + amplitude * Wave.sum(dx, x, y);
              at[1] = y + amplitude * Wave.sum(dy, x, y);
            });
    return Raster.of(picture).sampled(mesh).picture();
  }
}
