package org.chaperone.bench.attack;

import java.util.random.RandomGenerator;
import org.chaperone.bench.attack.raster.Raster;

/** Attacks that change the values of pixels where they are. */
final class Filters {

  /** Weights of blue, green and red in luma (ITU-R BT.601). */
  private static final double[] LUMA = {0.114, 0.587, 0.299};

  private Filters() {}

  /** Hue turned, saturation and white balance changed, luma kept. */
  static void colour(Raster raster, RandomGenerator random) {
    double hue = Math.toRadians(random.nextDouble(-60, 60));
    double saturation = random.nextDouble(0.4, 1.8);
    double[] gain = {random.nextDouble(0.85, 1.15), 1, random.nextDouble(0.85, 1.15)};
    double c = saturation * Math.cos(hue);
    double s = saturation * Math.sin(hue) / Math.sqrt(3);
    double[] m = new double[9];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        // A turn about the grey axis, which then gets its luma back.
        double grey = LUMA[column];
        double turned = c * ((row == column ? 1 : 0) - grey);
        if (column == (row + 1) % 3) {
          turned += s;
        } else if (column == (row + 2) % 3) {
          turned -= s;
        }
        m[3 * row + column] = gain[row] * (grey + turned);
      }
    }
    mixed(raster, m);
  }

  static void grey(Raster raster) {
    double[] m = new double[9];
    for (int i = 0; i < 9; i++) {
      m[i] = LUMA[i % 3];
    }
    mixed(raster, m);
  }

  private static void mixed(Raster raster, double[] matrix) {
    int[] m = new int[9];
    for (int i = 0; i < 9; i++) {
      m[i] = (int) Math.round(matrix[i] * 4096);
    }
    byte[] p = raster.bgr();
    for (int i = 0; i < p.length; i += 3) {
      int b = p[i] & 255;
      int g = p[i + 1] & 255;
      int r = p[i + 2] & 255;
      for (int c = 0; c < 3; c++) {
        int value = (m[3 * c] * b + m[3 * c + 1] * g + m[3 * c + 2] * r + 2048) >> 12;
        p[i + c] = (byte) Math.clamp(value, 0, 255);
      }
    }
  }

  /** Gamma, contrast and brightness, at most as far as {@code strength} (1 is far). */
  static void tone(Raster raster, double strength, RandomGenerator random) {
    double gamma = Math.exp(strength * random.nextDouble(-0.65, 0.65));
    double contrast = Math.exp(strength * random.nextDouble(-0.5, 0.4));
    double brightness = strength * random.nextDouble(-35, 35);
    curve(raster, 0, 3, v -> 128 + (255 * Math.pow(v / 255, gamma) - 128) * contrast + brightness);
  }

  /** A change of one grey level, 0 to 255; the result may lie outside. */
  interface Curve {
    double at(double level);
  }

  /** Applies a curve to the channels from {@code first} up to before {@code last}. */
  static void curve(Raster raster, int first, int last, Curve curve) {
    byte[] table = new byte[256];
    for (int i = 0; i < 256; i++) {
      table[i] = (byte) Math.clamp(Math.round(curve.at(i)), 0, 255);
    }
    byte[] p = raster.bgr();
    for (int i = 0; i < p.length; i += 3) {
      for (int c = first; c < last; c++) {
        p[i + c] = table[p[i + c] & 255];
      }
    }
  }

  /** Exposure and white balance as a camera chooses them anew for each shot. */
  static void exposure(Raster raster, double strength, RandomGenerator random) {
    double all = Math.exp(strength * random.nextDouble(-0.25, 0.25));
    for (int channel = 0; channel < 3; channel++) {
      double gain = all * Math.exp(channel == 1 ? 0 : strength * random.nextDouble(-0.1, 0.1));
      curve(raster, channel, channel + 1, v -> v * gain);
    }
  }

  static void noise(Raster raster, RandomGenerator random) {
    if (random.nextInt(4) == 0) {
      Grain.saltAndPepper(raster, random.nextDouble(0.005, 0.03), random);
    } else {
      Grain.add(raster, random.nextDouble(10, 32), random);
    }
  }

  /** Pixelates a rectangle of an eighth to a third of the area. */
  static void mosaic(Raster raster, RandomGenerator random) {
    double area = random.nextDouble(0.12, 0.33);
    double aspect = Math.exp(random.nextDouble(-0.4, 0.4));
    int w = (int) (raster.width() * Math.min(0.9, Math.sqrt(area * aspect)));
    int h = (int) (raster.height() * Math.min(0.9, Math.sqrt(area / aspect)));
    int x = random.nextInt(raster.width() - w + 1);
    int y = random.nextInt(raster.height() - h + 1);
    int block =
        Math.max(
            3, (int) (Math.min(raster.width(), raster.height()) * random.nextDouble(0.02, 0.06)));
    for (int by = y; by < y + h; by += block) {
      for (int bx = x; bx < x + w; bx += block) {
        int bw = Math.min(block, x + w - bx);
        int bh = Math.min(block, y + h - by);
        raster.rectangle(bx, by, bw, bh, mean(raster, bx, by, bw, bh));
      }
    }
  }

  private static int mean(Raster raster, int x, int y, int w, int h) {
    byte[] p = raster.bgr();
    int colour = 0;
    for (int c = 0; c < 3; c++) {
      int sum = 0;
      for (int row = y; row < y + h; row++) {
        for (int column = x; column < x + w; column++) {
          sum += p[3 * (row * raster.width() + column) + c] & 255;
        }
      }
      colour |= (sum / (w * h)) << (8 * c);
    }
    return colour;
  }
}
