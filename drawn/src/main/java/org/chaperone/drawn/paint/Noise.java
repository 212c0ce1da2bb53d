package org.chaperone.drawn.paint;

/**
 * Smooth random functions of the plane, seeded, about −1 to 1: value noise on a lattice of random
 * numbers, its sum over octaves, and its ridges.
 *
 * <p>The lattice repeats after 256 cells. Octaves are turned against one another, so that the
 * lattice does not show.
 */
public final class Noise {
  private static final int SIZE = 256;
  private static final int MASK = SIZE - 1;

  private final float[] lattice = new float[SIZE * SIZE];

  /** Noise whose lattice is thrown with the dice. */
  public Noise(Dice dice) {
    for (int i = 0; i < lattice.length; i += 4) {
      long bits = dice.bits();
      for (int k = 0; k < 4; k++) {
        lattice[i + k] = (short) (bits >>> (16 * k)) * 0x1p-15f;
      }
    }
  }

  /** Value noise with one cell a unit, in −1 to 1. */
  public float at(float x, float y) {
    int xi = Curves.floor(x);
    int yi = Curves.floor(y);
    float fx = Curves.smooth(x - xi);
    float fy = Curves.smooth(y - yi);
    int row = (yi & MASK) << 8;
    int next = ((yi + 1) & MASK) << 8;
    int left = xi & MASK;
    int right = (xi + 1) & MASK;
    float a = lattice[row | left];
    float b = lattice[row | right];
    float c = lattice[next | left];
    float d = lattice[next | right];
    float top = a + (b - a) * fx;
    float bottom = c + (d - c) * fx;
    return top + (bottom - top) * fy;
  }

  /**
   * The sum of octaves, each half as large in size.
   *
   * @param gain amplitude of an octave relative to the one before
   */
  public float octaves(float x, float y, int count, float gain) {
    float sum = 0;
    float amplitude = 1;
    float px = x;
    float py = y;
    for (int k = 0; k < count; k++) {
      sum += amplitude * at(px, py);
      amplitude *= gain;
      float turned = 1.6f * px + 1.2f * py + 17.3f;
      py = -1.2f * px + 1.6f * py + 5.9f;
      px = turned;
    }
    return sum;
  }

  /** 1 along the zero lines of the noise, falling to 0 away from them: creases and folds. */
  public float ridge(float x, float y) {
    float n = at(x, y);
    return 1 - (n < 0 ? -n : n);
  }

  /**
   * The random number of a lattice cell, in −1 to 1; neighbouring cells are independent.
   *
   * @param layer which of several independent numbers of the cell
   */
  public float cell(int x, int y, int layer) {
    return lattice[((y + 83 * layer) & MASK) << 8 | ((x + 151 * layer) & MASK)];
  }
}
