package org.chaperone.mark;

import java.util.Random;
import org.chaperone.picture.plane.Plane;

/**
 * The seven octaves of a pattern and how they become pixels: cells of 1 to 64 pixels, each octave
 * without what the next coarser one can hold, all added up. {@link #analysed} is the adjoint.
 */
final class Octaves {

  static final int COUNT = 7;

  /** Patterns are synthesised on a grid of whole coarsest cells. */
  static final int COARSEST = 1 << (COUNT - 1);

  /** Root mean square of each octave; squares add up to 1. Middle ones survive most. */
  private static final double[] AMPLITUDES = normalised(.50, .90, 1, .85, .70, .55, .45);

  private static final int MEASURED_SIDE = 512;

  private static final float[] GAIN = gains();

  private Octaves() {}

  /** The least multiple of the coarsest cell. */
  static int padded(int pixels) {
    return (pixels + COARSEST - 1) / COARSEST * COARSEST;
  }

  private static double[] normalised(double... amplitudes) {
    double power = 0;
    for (double a : amplitudes) {
      power += a * a;
    }
    double[] out = new double[amplitudes.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = amplitudes[i] / Math.sqrt(power);
    }
    return out;
  }

  /** What makes octave {@code s} as strong as it shall be once it is at the size of pixels. */
  private static float[] gains() {
    float[] gains = new float[COUNT];
    Random random = new Random(1);
    for (int s = 0; s < COUNT; s++) {
      int side = Math.max(16, MEASURED_SIDE >> s);
      Plane plane = Plane.empty(side, side);
      for (int i = 0; i < plane.values().length; i++) {
        plane.values()[i] = random.nextBoolean() ? 1 : -1;
      }
      plane = band(plane);
      for (int k = 0; k < s; k++) {
        plane = plane.up();
      }
      int margin = plane.width() > 300 ? 64 : 0;
      gains[s] = (float) (AMPLITUDES[s] / rms(inner(plane, margin).values()));
    }
    return gains;
  }

  private static Plane inner(Plane plane, int margin) {
    return plane.part(margin, margin, plane.width() - 2 * margin, plane.height() - 2 * margin);
  }

  static double rms(float[] values) {
    double sum = 0;
    for (float v : values) {
      sum += (double) v * v;
    }
    return Math.sqrt(sum / values.length);
  }

  private static Plane band(Plane cells) {
    Plane coarse = cells.down().up();
    float[] out = new float[cells.values().length];
    for (int i = 0; i < out.length; i++) {
      out[i] = cells.values()[i] - coarse.values()[i];
    }
    return new Plane(cells.width(), cells.height(), out);
  }

  /** Cells of every octave for pictures of a size. */
  interface Source {
    /** A grid of cells. */
    Plane cells(int octave, int width, int height);
  }

  /**
   * The pattern.
   *
   * @param width multiple of {@link #COARSEST}
   * @param finest octave to start at: the result is smaller by 2 to the power of it
   */
  static Plane synthesised(Source source, int width, int height, int finest) {
    Plane sum = octave(source, COUNT - 1, width, height);
    for (int s = COUNT - 2; s >= finest; s--) {
      sum = sum.up();
      Plane finer = octave(source, s, width, height);
      for (int i = 0; i < sum.values().length; i++) {
        sum.values()[i] += finer.values()[i];
      }
    }
    return sum;
  }

  private static Plane octave(Source source, int s, int width, int height) {
    Plane plane = band(source.cells(s, width >> s, height >> s));
    for (int i = 0; i < plane.values().length; i++) {
      plane.values()[i] *= GAIN[s];
    }
    return plane;
  }

  /**
   * How much each cell would add to what a plane correlates with, octave by octave from {@code
   * finest} on.
   *
   * @param plane at the size of octave {@code finest}
   */
  static Plane[] analysed(Plane plane, int finest) {
    Plane[] out = new Plane[COUNT - finest];
    Plane at = plane;
    for (int s = finest; s < COUNT; s++) {
      Plane coefficients = band(at);
      for (int i = 0; i < coefficients.values().length; i++) {
        coefficients.values()[i] *= GAIN[s];
      }
      out[s - finest] = coefficients;
      if (s < COUNT - 1) {
        at = at.down();
        for (int i = 0; i < at.values().length; i++) {
          at.values()[i] *= 4;
        }
      }
    }
    return out;
  }
}
