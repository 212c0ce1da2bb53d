package org.chaperone.mark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chaperone.picture.Picture;
import org.chaperone.picture.plane.Plane;

/** Measures how much texture there is, and how strong a mark the whole picture may have. */
final class MaskMaking {

  private static final int WINDOW = 9;
  private static final float LEAST = .45f;
  private static final float MOST = 2.2f;
  private static final float PER_LEVEL = .11f;
  private static final float BLACK = 8;

  /** Of larger pictures, structural similarity is measured on a lattice of parts. */
  private static final int LATTICE = 3;

  private static final int PART_SIDE = 224;

  /** Keys differ a little in what they do to a picture. */
  private static final double SSIM_SPARE = .0015;

  /**
   * As much as the patterns of keys may differ in energy on large pictures, where none is measured.
   */
  private static final double UNMEASURED = .985;

  private static final int ROUNDS = 4;

  private MaskMaking() {}

  static Mask of(Picture rendition) {
    Plane luma = Plane.luma(rendition);
    byte[] grid = grid(luma);
    double squares = 0;
    for (byte b : grid) {
      double value = (b & 255) / (double) Mask.FINENESS;
      squares += value * value;
    }
    double rms = Math.sqrt(squares / grid.length);
    int width = rendition.width();
    int height = rendition.height();
    double spare = (long) width * height > Embedder.MEASURED_PIXELS ? UNMEASURED : 1;
    Gains loudest =
        Gains.each(strength -> Math.min(strength.levels(), spare * strength.most() / rms));
    List<Likeness> parts = parts(luma, new Mask(width, height, grid, loudest));
    return new Mask(
        width, height, grid, Gains.each(strength -> alike(parts, strength, loudest.at(strength))));
  }

  private static byte[] grid(Plane luma) {
    Plane mean = luma.box(WINDOW);
    float[] m = mean.values();
    float[] y = luma.values();
    float[] square = new float[y.length];
    for (int i = 0; i < y.length; i++) {
      square[i] = y[i] * y[i];
    }
    float[] deviation = new Plane(luma.width(), luma.height(), square).box(WINDOW).values();
    for (int i = 0; i < y.length; i++) {
      deviation[i] = (float) Math.sqrt(Math.max(0, deviation[i] - m[i] * m[i]));
    }
    // The least deviation around, so that an edge does not strengthen the mark in the smooth beside
    // it.
    float[] texture =
        new Plane(luma.width(), luma.height(), deviation).eroded(WINDOW).box(WINDOW).values();
    int columns = Mask.columns(luma.width());
    byte[] grid = new byte[columns * Mask.columns(luma.height())];
    float[] least = new float[grid.length];
    Arrays.fill(least, Float.MAX_VALUE);
    for (int row = 0, i = 0; row < luma.height(); row++) {
      int to = row / Mask.STEP * columns;
      for (int x = 0; x < luma.width(); x++, i++) {
        float value = Math.clamp(LEAST + PER_LEVEL * texture[i], LEAST, MOST) * tone(m[i]);
        int at = to + x / Mask.STEP;
        least[at] = Math.min(least[at], value);
      }
    }
    for (int i = 0; i < grid.length; i++) {
      grid[i] = (byte) Math.round(least[i] * Mask.FINENESS);
    }
    return grid;
  }

  /** Eyes see less in shadows and highlights; in black itself whatever is added is seen. */
  private static float tone(float mean) {
    float light = Math.clamp((mean - 190) / 65, 0f, 1f);
    float shadow = Math.clamp((60 - mean) / 60, 0f, 1f) * Math.clamp((mean - BLACK) / 8, 0f, 1f);
    float black = Math.clamp((BLACK - mean) / BLACK, 0f, 1f);
    return 1 + .3f * light + .5f * shadow - .5f * black;
  }

  /** All of a small picture; of a large one, parts all over it. */
  private static List<Likeness> parts(Plane luma, Mask mask) {
    int w = Math.min(luma.width(), PART_SIDE);
    int h = Math.min(luma.height(), PART_SIDE);
    if ((long) luma.width() * luma.height() <= (long) LATTICE * LATTICE * w * h) {
      return List.of(Likeness.of(luma, 0, 0, luma.width(), luma.height(), mask));
    }
    List<Likeness> parts = new ArrayList<>();
    for (int i = 0; i < LATTICE * LATTICE; i++) {
      int x = (luma.width() - w) * (i % LATTICE) / (LATTICE - 1);
      int y = (luma.height() - h) * (i / LATTICE) / (LATTICE - 1);
      parts.add(Likeness.of(luma, x, y, w, h, mask));
    }
    return parts;
  }

  /** The gain, at most {@code gain}, at which a mark leaves the picture as similar as it must. */
  private static double alike(List<Likeness> parts, Strength strength, double gain) {
    double allowed = 1 - strength.similarity() - SSIM_SPARE;
    double at = gain;
    for (int round = 0; round < ROUNDS; round++) {
      double tried = at;
      double lost = parts.stream().mapToDouble(part -> part.lost(tried)).average().orElse(0);
      if (lost <= allowed) {
        break;
      }
      at *= .97 * Math.sqrt(allowed / lost);
    }
    return at;
  }
}
