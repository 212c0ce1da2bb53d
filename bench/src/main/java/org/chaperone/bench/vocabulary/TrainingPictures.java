package org.chaperone.bench.vocabulary;

import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.drawn.DrawnTexture;
import org.chaperone.picture.Picture;

/**
 * The pictures a vocabulary is learned from, all drawn by the project: of every four, three are
 * textures and one is a clinic's photograph.
 *
 * <p>Picture {@code i} does not depend on how many there are. Safe to use from many threads.
 */
final class TrainingPictures {

  /** Nothing else is drawn from this seed, so that no demonstration shows what was learned from. */
  private static final long SEED = 7_305_821;

  private final DrawnTexture textures = new DrawnTexture(SEED);
  private final DrawnClinic clinic;

  /** The first {@code count} pictures. */
  TrainingPictures(int count) {
    this.clinic = new DrawnClinic(SEED, count / 4 + 1);
  }

  Picture picture(int index) {
    if (index % 4 == 3) {
      DrawnPhotograph photograph = clinic.photograph(index / 4);
      return Picture.of(photograph.width(), photograph.height(), photograph.bgr());
    }
    int texture = index / 4 * 3 + index % 4;
    return Picture.of(DrawnTexture.WIDTH, DrawnTexture.HEIGHT, textures.bgr(texture));
  }
}
