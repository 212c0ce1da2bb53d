package org.chaperone.bench.attack;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.chaperone.bench.attack.raster.Homography;
import org.chaperone.bench.attack.raster.Mesh;
import org.chaperone.bench.attack.raster.Raster;
import org.chaperone.picture.Picture;

/**
 * Makes from one photograph the next shot of the same scene, which is not a copy of it.
 *
 * <p>The camera moved a little; the parts of the scene moved each in its own way, by parallax or
 * because they live; exposure, white balance, focus and grain are new. What the motion hides and
 * shows anew at edges in depth is not imitated: the parts move smoothly into each other.
 *
 * @param file the new shot, JPEG of quality 90
 * @param transform 3×3, row by row: the homography from the photograph nearest to the motion
 * @param peak the farthest that any point is from where the homography puts it, in pixels of the
 *     new shot, which is as large as the photograph
 */
public record BurstNeighbour(byte[] file, double[] transform, double peak) {

  /** How far the parts moved against each other, in a frame of 512 pixels. */
  public enum Strength {
    /** 1.5 to 2.5 pixels. */
    SUBTLE(1.5, 2.5),
    /** 3 to 5 pixels. */
    MEDIUM(3, 5),
    /** 6 to 12 pixels. */
    STRONG(6, 12);

    private final double least;
    private final double most;

    Strength(double least, double most) {
      this.least = least;
      this.most = most;
    }
  }

  /** What is left out on each side, so that the new shot shows nothing from beyond the old one. */
  private static final double MARGIN = 0.05;

  /**
   * Shoots again; the same seed, photograph and strength give the same file, and another strength
   * the same motion, larger or smaller.
   */
  public static BurstNeighbour of(Picture photograph, Strength strength, long seed) {
    var random = new SplittableRandom(seed);
    int width = photograph.width();
    int height = photograph.height();
    double unit = Math.max(width, height) / 512.0;
    Homography camera = camera(width, height, random);
    Motion motion = Motion.of(width, height, unit, random);
    double wanted = unit * random.nextDouble(strength.least, strength.most);
    // The peak grows with the motion but for the camera's tilt, which one trial near it settles.
    double first = wanted / 2;
    Mesh tried = mesh(width, height, camera, motion, first);
    double gain = first * wanted / tried.farthestFrom(tried.nearest());
    Mesh mesh = mesh(width, height, camera, motion, gain);
    Homography nearest = mesh.nearest();
    Raster shot = focused(photograph, unit, random).sampled(mesh);
    Filters.exposure(shot, 1, random);
    Grain.add(shot, random.nextDouble(1.5, 5), random);
    try (Picture picture = shot.picture()) {
      return new BurstNeighbour(picture.jpeg(90), nearest.numbers(), mesh.farthestFrom(nearest));
    }
  }

  /** The way from the photograph to the frame of the new shot, margins and all. */
  private static Homography camera(int width, int height, RandomGenerator random) {
    double cx = (width - 1) / 2.0;
    double cy = (height - 1) / 2.0;
    double[] corners = {0, 0, width, 0, 0, height, width, height};
    double[] tilted = corners.clone();
    for (int i = 0; i < tilted.length; i++) {
      tilted[i] += Math.max(width, height) * random.nextDouble(-0.005, 0.005);
    }
    return Homography.turn(
            Math.toRadians(random.nextDouble(-1.5, 1.5)),
            1 + random.nextDouble(-0.03, 0.03),
            cx,
            cy,
            cx + width * random.nextDouble(-0.02, 0.02),
            cy + height * random.nextDouble(-0.02, 0.02))
        .then(Homography.fit(corners, tilted));
  }

  private static Mesh mesh(int width, int height, Homography camera, Motion motion, double gain) {
    Homography back = camera.inverse();
    int left = (int) (MARGIN * width);
    int top = (int) (MARGIN * height);
    return new Mesh(
        width - 2 * left,
        height - 2 * top,
        (x, y, at) -> {
          motion.at(x + left, y + top, at);
          double mx = x + left + gain * at[0];
          double my = y + top + gain * at[1];
          at[0] = back.x(mx, my);
          at[1] = back.y(mx, my);
        });
  }

  private static Raster focused(Picture photograph, double unit, RandomGenerator random) {
    if (random.nextInt(3) == 0) {
      double angle = random.nextDouble(0, Math.PI);
      return shaken(photograph, unit * random.nextDouble(1, 3.5), angle);
    }
    try (Picture blurred = photograph.blurred(unit * random.nextDouble(0.3, 1))) {
      return Raster.of(blurred);
    }
  }

  /** The average of the photograph along a short way, as a moving hand leaves it. */
  private static Raster shaken(Picture photograph, double length, double angle) {
    int half = (int) Math.ceil(length / 2);
    Raster sum = Raster.of(photograph);
    int places = 1;
    for (int i = -half; i <= half; i++) {
      if (i != 0) {
        double t = length * i / (2 * half);
        double[] shift = Homography.shift(t * Math.cos(angle), t * Math.sin(angle)).numbers();
        try (Picture moved =
            photograph.warped(shift, photograph.width(), photograph.height(), 128)) {
          places++;
          sum.mix(Raster.of(moved), 1.0 / places);
        }
      }
    }
    return sum;
  }
}
