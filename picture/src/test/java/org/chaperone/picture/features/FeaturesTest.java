package org.chaperone.picture.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.picture.Picture;
import org.junit.jupiter.api.Test;

class FeaturesTest {

  private static Picture drawn(int index) {
    DrawnPhotograph p = new DrawnClinic(3, 8).photograph(index);
    return Picture.of(p.width(), p.height(), p.bgr());
  }

  @Test
  void mirroredFeaturesAreThoseOfTheMirroredPicture() {
    try (Picture picture = drawn(0);
        Picture mirror = picture.mirrored()) {
      FeatureExtractor extractor = FeatureExtractor.forArchive();
      Features turned = extractor.extract(picture).mirrored();
      Features own = extractor.extract(mirror);
      int same = 0;
      for (int i = 0; i < own.count(); i++) {
        for (int j = 0; j < turned.count(); j++) {
          if (Math.hypot(own.x()[i] - turned.x()[j], own.y()[i] - turned.y()[j]) < 1.5
              && Math.abs(Math.IEEEremainder(own.angle()[i] - turned.angle()[j], 360)) < 8
              && cosine(own.descriptors(), i, turned.descriptors(), j) > .9) {
            same++;
            break;
          }
        }
      }
      assertTrue(same > own.count() * .6, same + " of " + own.count());
    }
  }

  private static double cosine(byte[] a, int i, byte[] b, int j) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int k = 0; k < Features.DESCRIPTOR; k++) {
      int u = a[i * Features.DESCRIPTOR + k] & 0xFF;
      int v = b[j * Features.DESCRIPTOR + k] & 0xFF;
      ab += u * v;
      aa += u * u;
      bb += v * v;
    }
    return ab / Math.sqrt(aa * bb);
  }

  @Test
  void aFingerprintKeepsNoMoreThanItsPoints() {
    try (Picture picture = drawn(1)) {
      Features features = FeatureExtractor.forArchive().extract(picture);
      Fingerprint fingerprint = Fingerprint.of(features, Vocabulary.standard());
      assertTrue(fingerprint.count() > 100, "skin is not featureless: " + fingerprint.count());
      assertTrue(fingerprint.count() <= Fingerprint.MOST_POINTS);
      assertEquals(Fingerprint.FRAME, Math.max(fingerprint.width(), fingerprint.height()));
    }
  }

  @Test
  void aFlatPictureHasNoFeatures() {
    try (Picture flat = Picture.of(64, 48, new byte[64 * 48 * 3])) {
      assertEquals(0, FeatureExtractor.forLeak().extract(flat).count());
    }
  }

  @Test
  void placesSurvivePacking() {
    int place = Place.pack(511.3f, 17.6f, 11.5f, 359.4f);
    assertEquals(511.3, Place.x(place), .3);
    assertEquals(17.6, Place.y(place), .3);
    assertEquals(Math.log(11.5) / Math.log(2), Place.logSize(place), .07);
    assertEquals(0, Math.abs(Math.IEEEremainder(Place.angle(place) - 359.4, 360)), 3);
  }
}
