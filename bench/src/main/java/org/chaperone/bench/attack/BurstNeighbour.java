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

  /** Shoots again; the same seed, photograph and strength give the same file. */
  public static BurstNeighbour of(Picture photograph, Strength strength, long seed) {
    var random = new SplittableRandom(seed);
    int width = photograph.width();
    int height = photograph.height();
    double unit = Math.max(width, height) / 512.0;
    Homography back = camera(width, height, random).inverse();
    Motion motion = Motion.of(width, height, unit, random);
    double peak = unit * random.nextDouble(strength.least, strength.most);
    // How far it gets is not quite proportional to the motion: the camera's part is perspective.
    double gain = 1;
    Mesh mesh = mesh(width, height, back, motion, gain);
    for (int i = 0; i < 3; i++) {
      gain *= peak / mesh.farthestFrom(mesh.nearest());
      mesh = mesh(width, height, back, motion, gain);
    }
    Homography homography = mesh.nearest();
    Raster shot = Raster.of(photograph).sampled(mesh);
    Filters.exposure(shot, 1, random);
    shot = focused(shot, unit, random);
    Grain.add(shot, random.nextDouble(1.5, 5), random);
    try (Picture picture = shot.picture()) {
      return new BurstNeighbour(
          picture.jpeg(90), homography.numbers(), mesh.farthestFrom(homography));
    }
  }

  private static Homography camera(int width, int height, RandomGenerator random) {
    double cx = (width - 1) / 2.0;
    double cy = (height - 1) / 2.0;
    double[] corners = {0, 0, width, 0, 0, height, width, height};
    double[] tilted = corners.clone();
    for (int i = 0; i < tilted.length; i++) {
      tilted[i] += Math.max(width, height) * random.nextDouble(-0.005, 0.005);
    }
    var shake =
        Homography.turn(
            Math.toRadians(random.nextDouble(-1.5, 1.5)),
            1 + random.nextDouble(-0.03, 0.03),
            cx,
            cy,
            cx + width * random.nextDouble(-0.02, 0.02),
            cy + height * random.nextDouble(-0.02, 0.02));
    return shake.then(Homography.fit(corners, tilted));
  }

  private static Mesh mesh(int width, int height, Homography back, Motion motion, double gain) {
    return new Mesh(
        width,
        height,
        (x, y, at) -> {
          motion.at(x, y, at);
          double mx = x + gain * at[0];
          double my = y + gain * at[1];
          at[0] = back.x(mx, my);
          at[1] = back.y(mx, my);
        });
  }

  private static Raster focused(Raster shot, double unit, RandomGenerator random) {
    if (random.nextInt(3) == 0) {
      double angle = random.nextDouble(0, Math.PI);
      return shaken(shot, unit * random.nextDouble(1, 3.5), angle);
    }
    double sigma = unit * random.nextDouble(0.3, 1);
    return shot.through(p -> p.blurred(sigma));
  }

  /** The average of the shot along a short way, as a moving hand leaves it. */
  private static Raster shaken(Raster shot, double length, double angle) {
    int steps = (int) Math.ceil(length);
    Raster sum = shot.copy();
    for (int i = 1; i <= steps; i++) {
      double t = length * ((double) i / steps - 0.5);
      double dx = t * Math.cos(angle);
      double dy = t * Math.sin(angle);
      Mesh.Backwards moved =
          (x, y, at) -> {
            at[0] = x + dx;
            at[1] = y + dy;
          };
      sum.mix(shot.sampled(new Mesh(shot.width(), shot.height(), moved)), 1.0 / (i + 1));
    }
    return sum;
  }
}
