package org.chaperone.picture.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ProbeTest {

  private static Features random(int n) {
    Random random = new Random(5);
    byte[] descriptors = new byte[n * Features.DESCRIPTOR];
    for (int i = 0; i < descriptors.length; i++) {
      descriptors[i] = (byte) Math.max(0, random.nextGaussian() * 40 + 30);
    }
    float[] at = new float[n];
    return new Features(10, 10, at, at, at, at, descriptors);
  }

  @Test
  void firstCellIsTheFingerprintsCell() {
    Features features = random(50);
    Vocabulary vocabulary = Vocabulary.standard();
    Fingerprint fingerprint = Fingerprint.of(features, vocabulary);
    Probe probe = Probe.of(features, vocabulary, 16);
    for (int i = 0; i < 50; i++) {
      assertEquals(fingerprint.cells()[i], probe.cells()[i * 16]);
      assertEquals(fingerprint.low()[i], probe.low()[i]);
      assertEquals(fingerprint.high()[i], probe.high()[i]);
    }
  }

  @Test
  void cellsComeInTheOrderOfTheirDistance() {
    Features features = random(20);
    Vocabulary vocabulary = Vocabulary.standard();
    int depth = 48;
    Probe probe = Probe.of(features, vocabulary, depth);
    float[] rotated = new float[Features.DESCRIPTOR];
    float[] first = new float[Vocabulary.WORDS];
    float[] second = new float[Vocabulary.WORDS];
    for (int i = 0; i < 20; i++) {
      vocabulary.rotate(features.descriptors(), i * Features.DESCRIPTOR, rotated);
      vocabulary.distances(rotated, 0, first);
      vocabulary.distances(rotated, 1, second);
      float last = Float.NEGATIVE_INFINITY;
      for (int k = 0; k < depth; k++) {
        int cell = probe.cells()[i * depth + k];
        float distance = first[cell / Vocabulary.WORDS] + second[cell % Vocabulary.WORDS];
        assertTrue(distance >= last, "cell " + k + " of point " + i);
        last = distance;
      }
    }
  }
}
