package org.chaperone.trace.report;

import java.util.Random;
import org.chaperone.picture.Picture;

/** Photographs as a clinic takes them, drawn: skin, moles, a seam, a drape. The same each time. */
final class DrawnSkin {

  private static final double[][] TONES = {
    {224, 172, 150}, {198, 146, 118}, {236, 196, 176}, {141, 96, 74}, {173, 122, 96}
  };

  private final int width;
  private final int height;
  private final double[] rgb;

  private DrawnSkin(int width, int height) {
    this.width = width;
    this.height = height;
    this.rgb = new double[width * height * 3];
  }

  static Picture picture(int width, int height, long seed) {
    Random random = new Random(seed * 7919 + 17);
    // Half the size is drawn, four times faster.
    var drawn = new DrawnSkin(width / 2, height / 2);
    drawn.skin(TONES[(int) (seed % TONES.length)], random);
    for (int i = 0, moles = 5 + random.nextInt(9); i < moles; i++) {
      drawn.mole(random);
    }
    drawn.seam(random);
    drawn.drape(seed, random);
    try (Picture half = drawn.finished(random)) {
      return half.resized(width, height);
    }
  }

  private void skin(double[] tone, Random random) {
    double[][] coarse = lattice(9, 7, random);
    double[][] fine = lattice(150, 120, random);
    double lightX = random.nextDouble();
    double lightY = random.nextDouble() * 0.6;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double u = (double) x / width;
        double v = (double) y / height;
        double light = 1.12 - 0.55 * Math.hypot(u - lightX, v - lightY);
        double shade =
            light
                + 0.10 * value(coarse, u, v)
                + 0.035 * value(fine, 0.8 * u + 0.2 * v, 0.8 * v + 0.2 * (1 - u));
        for (int c = 0; c < 3; c++) {
          double blush = c == 0 ? 0 : 14 * value(coarse, v, u);
          rgb[(y * width + x) * 3 + c] = tone[c] * shade - blush;
        }
      }
    }
  }

  private void mole(Random random) {
    double cx = random.nextDouble() * width;
    double cy = random.nextDouble() * height;
    double radius = width * (0.006 + 0.02 * random.nextDouble() * random.nextDouble());
    double squash = 0.7 + 0.5 * random.nextDouble();
    blend(cx, cy, radius * 2, new double[] {92, 52, 38}, 0.85, squash);
  }

  private void seam(Random random) {
    double x = width * (0.2 + 0.4 * random.nextDouble());
    double y = height * (0.2 + 0.5 * random.nextDouble());
    double angle = random.nextDouble() * Math.PI;
    for (int i = 0; i < 70; i++) {
      blend(x, y, width * 0.008, new double[] {168, 74, 78}, 0.8, 1);
      if (i % 9 == 4) {
        for (double across = -1; across <= 1; across += 0.1) {
          double stitch = across * width * 0.018;
          blend(
              x - Math.sin(angle) * stitch,
              y + Math.cos(angle) * stitch,
              width * 0.003,
              new double[] {40, 40, 70},
              1,
              1);
        }
      }
      angle += (random.nextDouble() - 0.5) * 0.12;
      x += Math.cos(angle) * width * 0.005;
      y += Math.sin(angle) * width * 0.005;
    }
  }

  private void drape(long seed, Random random) {
    double[] cloth = seed % 2 == 0 ? new double[] {62, 118, 128} : new double[] {70, 104, 150};
    double edge = 0.80 + 0.1 * random.nextDouble();
    double slant = 0.25 * (random.nextDouble() - 0.5);
    double folds = 18 + 14 * random.nextDouble();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double depth = (double) y / height - edge - slant * ((double) x / width - 0.5);
        if (depth > 0) {
          double fold = 0.82 + 0.18 * Math.sin(folds * (double) x / width + 9 * depth);
          for (int c = 0; c < 3; c++) {
            rgb[(y * width + x) * 3 + c] = cloth[c] * fold * Math.min(1, 0.5 + 12 * depth);
          }
        }
      }
    }
  }

  private void blend(
      double cx, double cy, double reach, double[] colour, double strength, double squash) {
    for (int y = (int) Math.max(0, cy - reach); y < Math.min(height, cy + reach); y++) {
      for (int x = (int) Math.max(0, cx - reach); x < Math.min(width, cx + reach); x++) {
        double far = Math.hypot((x - cx) * squash, y - cy) / (reach / 2);
        double share = strength * Math.clamp(1.5 - far, 0, 1);
        for (int c = 0; c < 3; c++) {
          int at = (y * width + x) * 3 + c;
          rgb[at] += share * (colour[c] - rgb[at]);
        }
      }
    }
  }

  private Picture finished(Random random) {
    byte[] bgr = new byte[rgb.length];
    for (int i = 0; i < rgb.length; i += 3) {
      double grain = 3 * random.nextGaussian();
      for (int c = 0; c < 3; c++) {
        bgr[i + 2 - c] = (byte) Math.clamp(Math.round(rgb[i + c] + grain), 0, 255);
      }
    }
    return Picture.of(width, height, bgr);
  }

  private static double[][] lattice(int columns, int rows, Random random) {
    double[][] values = new double[rows + 2][columns + 2];
    for (double[] row : values) {
      for (int i = 0; i < row.length; i++) {
        row[i] = 2 * random.nextDouble() - 1;
      }
    }
    return values;
  }

  private static double value(double[][] lattice, double u, double v) {
    double x = Math.clamp(u, 0, 1) * (lattice[0].length - 2);
    double y = Math.clamp(v, 0, 1) * (lattice.length - 2);
    int i = (int) x;
    int j = (int) y;
    double s = smooth(x - i);
    double t = smooth(y - j);
    double top = lattice[j][i] + s * (lattice[j][i + 1] - lattice[j][i]);
    double bottom = lattice[j + 1][i] + s * (lattice[j + 1][i + 1] - lattice[j + 1][i]);
    return top + t * (bottom - top);
  }

  private static double smooth(double t) {
    return t * t * (3 - 2 * t);
  }
}
