package org.chaperone.bench.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import org.chaperone.picture.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttackerTest {

  private static final int PHOTOGRAPHS = 12;
  private static final int WIDTH = 480;
  private static final int HEIGHT = 320;

  private static Picture photograph(int index) {
    return Drawn.texture(WIDTH, HEIGHT, index);
  }

  private static Attacker attacker(long seed) {
    return new Attacker(seed, PHOTOGRAPHS, AttackerTest::photograph);
  }

  /** A collage cuts its photographs to their cells; outside of these are others. */
  private static double middle(AttackFamily family) {
    return family == AttackFamily.COLLAGE_2X2 || family == AttackFamily.COLLAGE_3X3 ? 0.45 : 1;
  }

  @ParameterizedTest
  @EnumSource
  void saysWhereThePhotographWentInTheLeak(AttackFamily family) {
    for (int seed = 0; seed < 4; seed++) {
      Leaked leaked = attacker(seed).attack(family, seed);
      assertEquals(seed, leaked.sources().getFirst());
      try (Picture photograph = photograph(seed);
          Picture leak = Likeness.decoded(leaked.file())) {
        double there = Likeness.of(photograph, leaked.transform(), leak, middle(family));
        assertTrue(there > 0.5, family + " " + seed + ": likeness " + there);
        double apart = family == AttackFamily.BLUR_4 ? 2 : 1.5;
        for (double[] step : new double[][] {{apart, 0}, {-apart, 0}, {0, apart}, {0, -apart}}) {
          double beside =
              Likeness.moved(
                  photograph, leaked.transform(), step[0], step[1], leak, middle(family));
          assertTrue(
              beside < there,
              family + " " + seed + ": " + there + ", beside " + Arrays.toString(step) + beside);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"COLLAGE_2X2", "COLLAGE_3X3"})
  void saysWhereEachPhotographOfACollageIs(AttackFamily family) {
    Leaked leaked = attacker(5).attack(family, 3);
    assertEquals(family == AttackFamily.COLLAGE_2X2 ? 4 : 9, leaked.parts().size());
    assertEquals(leaked.parts().size(), new HashSet<>(leaked.sources()).size());
    try (Picture leak = Likeness.decoded(leaked.file())) {
      for (Leaked.Part part : leaked.parts()) {
        try (Picture photograph = photograph(part.photograph())) {
          double there = Likeness.of(photograph, part.transform(), leak, middle(family));
          assertTrue(there > 0.5, part.photograph() + ": likeness " + there);
        }
      }
    }
  }

  @Test
  void makesTheSameLeakFromTheSameSeedAndAnotherFromAnother() {
    for (AttackFamily family : new AttackFamily[] {AttackFamily.CHAIN, AttackFamily.SCREEN_PHOTO}) {
      byte[] once = attacker(7).attack(family, 2).file();
      assertArrayEquals(once, attacker(7).attack(family, 2).file());
      assertFalse(Arrays.equals(once, attacker(8).attack(family, 2).file()));
    }
  }

  @Test
  void keepsThePixelsOfAnOriginal() {
    try (Picture photograph = photograph(4);
        Picture leak = Likeness.decoded(attacker(1).attack(AttackFamily.ORIGINAL, 4).file())) {
      assertTrue(photograph.sameAs(leak));
    }
  }

  @Test
  void cropsTheAreaItSays() {
    for (int seed = 0; seed < 20; seed++) {
      try (Picture leak = Likeness.decoded(attacker(seed).attack(AttackFamily.CROP_10, 0).file())) {
        assertEquals(0.1, (double) leak.width() * leak.height() / (WIDTH * HEIGHT), 0.003);
      }
    }
  }

  @Test
  void fillsACollageEvenFromFewPhotographs() {
    var few = new Attacker(1, 2, AttackerTest::photograph);
    assertEquals(9, few.attack(AttackFamily.COLLAGE_3X3, 1).parts().size());
  }

  @ParameterizedTest
  @EnumSource
  void attacksSmallAndVeryLongPhotographs(AttackFamily family) {
    for (int[] size : new int[][] {{16, 16}, {400, 20}}) {
      var small = new Attacker(2, 3, i -> Drawn.texture(size[0], size[1], i));
      assertTrue(small.attack(family, 1).file().length > 0);
    }
  }

  @Test
  void refusesPhotographsTooSmallToAttack() {
    var tiny = new Attacker(1, 1, i -> Drawn.texture(15, 400, i));
    assertThrows(IllegalArgumentException.class, () -> tiny.attack(AttackFamily.CROP_10, 0));
  }
}
