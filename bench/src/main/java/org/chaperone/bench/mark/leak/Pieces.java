package org.chaperone.bench.mark.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.chaperone.picture.Picture;
import org.chaperone.picture.plane.Plane;

/**
 * Small squares at random places where there is texture: a flat piece shows nothing, neither whose
 * it is nor what of.
 */
record Pieces(int side) implements ViewAttack.Cut {

  /** Of each picture. */
  static final int MOST = 12;

  /** Standard deviation of the brightness, in grey levels, that counts as texture. */
  static final double TEXTURE = 8;

  private static final int TRIES = 400;

  @Override
  public List<Picture> parts(Picture picture, RandomGenerator random) {
    List<Picture> parts = new ArrayList<>();
    if (Math.min(picture.width(), picture.height()) < side) {
      return parts;
    }
    for (int i = 0; i < TRIES && parts.size() < MOST; i++) {
      int x = random.nextInt(picture.width() - side + 1);
      int y = random.nextInt(picture.height() - side + 1);
      Picture part = picture.cropped(x, y, side, side);
      if (deviation(part) >= TEXTURE) {
        parts.add(part);
      } else {
        part.close();
      }
    }
    return parts;
  }

  /** The share of random places that count as textured; 0 where the picture is too small. */
  double textured(Picture picture, RandomGenerator random) {
    if (Math.min(picture.width(), picture.height()) < side) {
      return 0;
    }
    int textured = 0;
    for (int i = 0; i < TRIES; i++) {
      int x = random.nextInt(picture.width() - side + 1);
      int y = random.nextInt(picture.height() - side + 1);
      try (Picture part = picture.cropped(x, y, side, side)) {
        textured += deviation(part) >= TEXTURE ? 1 : 0;
      }
    }
    return (double) textured / TRIES;
  }

  static double deviation(Picture picture) {
    double sum = 0;
    double squares = 0;
    float[] luma = Plane.luma(picture).values();
    for (float v : luma) {
      sum += v;
      squares += (double) v * v;
    }
    double mean = sum / luma.length;
    return Math.sqrt(Math.max(0, squares / luma.length - mean * mean));
  }
}
