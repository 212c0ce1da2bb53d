package org.chaperone.bench.scale;

import java.util.HexFormat;
import java.util.function.IntFunction;
import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.picture.Picture;
import org.chaperone.picture.features.FeatureExtractor;
import org.chaperone.picture.features.Features;
import org.chaperone.picture.features.Fingerprint;
import org.chaperone.picture.features.Vocabulary;
import org.chaperone.picture.pdq.Pdq;
import org.chaperone.picture.registration.Thumbnail;
import org.chaperone.trace.archive.Indexed;
import org.chaperone.trace.archive.Photograph;

/** Photographs of a drawn clinic, and what the index keeps of them. */
final class DrawnPhotographs implements IntFunction<Picture> {

  private final DrawnClinic clinic;
  private final FeatureExtractor extractor = FeatureExtractor.forArchive();

  DrawnPhotographs(long seed, int count) {
    this.clinic = new DrawnClinic(seed, count);
  }

  /** One photograph, by its number, for the index, with the features it came from. */
  record Read(int number, Indexed indexed, Features features) {

    /** Whose it is; photographs of one patient may look alike. */
    String patient() {
      String path = indexed.photograph().path();
      return path.substring(0, path.lastIndexOf('/'));
    }
  }

  @Override
  public Picture apply(int index) {
    return picture(clinic.photograph(index));
  }

  private static Picture picture(DrawnPhotograph drawn) {
    return Picture.of(drawn.width(), drawn.height(), drawn.bgr());
  }

  Read read(int index) {
    DrawnPhotograph drawn = clinic.photograph(index);
    try (Picture picture = picture(drawn)) {
      Features features = extractor.extract(picture);
      Thumbnail thumbnail = Thumbnail.of(picture);
      Pdq pdq = Pdq.of(picture);
      Photograph photograph =
          new Photograph(
              drawn.name(),
              0,
              0,
              HexFormat.of().toHexDigits(index).repeat(8),
              picture.width(),
              picture.height(),
              thumbnail.width(),
              thumbnail.height(),
              pdq.hash(),
              pdq.quality());
      return new Read(
          index,
          new Indexed(
              photograph, Fingerprint.of(features, Vocabulary.standard()), thumbnail.jpeg()),
          features);
    }
  }
}
