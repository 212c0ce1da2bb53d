package org.chaperone.bench.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chaperone.bench.attack.BurstNeighbour.Strength;
import org.chaperone.picture.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BurstNeighbourTest {

  @ParameterizedTest
  @CsvSource({"SUBTLE, 1.5, 2.5", "MEDIUM, 3, 5", "STRONG, 6, 12"})
  void movesThePartsAsFarAsItsStrengthSays(Strength strength, double least, double most) {
    try (Picture photograph = Drawn.texture(512, 384, 1)) {
      for (int seed = 0; seed < 5; seed++) {
        double peak = BurstNeighbour.of(photograph, strength, seed).peak();
        assertTrue(peak > 0.97 * least && peak < 1.03 * most, strength + ": " + peak);
      }
    }
  }

  @Test
  void resemblesThePhotographLessTheMoreItMoves() {
    try (Picture photograph = Drawn.texture(512, 384, 2)) {
      double subtle = likeness(photograph, Strength.SUBTLE);
      double strong = likeness(photograph, Strength.STRONG);
      assertTrue(subtle > 0.8, "subtle " + subtle);
      assertTrue(strong > 0.4 && strong < subtle - 0.05, "strong " + strong + ", " + subtle);
    }
  }

  private static double likeness(Picture photograph, Strength strength) {
    double sum = 0;
    for (int seed = 0; seed < 5; seed++) {
      BurstNeighbour shot = BurstNeighbour.of(photograph, strength, seed);
      try (Picture picture = Likeness.decoded(shot.file())) {
        assertEquals(0.9, (double) picture.width() / photograph.width(), 0.01);
        sum += Likeness.of(photograph, shot.transform(), picture, 1) / 5;
      }
    }
    return sum;
  }

  @Test
  void shootsTheSameFromTheSameSeed() {
    try (Picture photograph = Drawn.texture(200, 150, 3)) {
      assertArrayEquals(
          BurstNeighbour.of(photograph, Strength.MEDIUM, 9).file(),
          BurstNeighbour.of(photograph, Strength.MEDIUM, 9).file());
    }
  }
}
