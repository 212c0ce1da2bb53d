package org.chaperone.drawn.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DiceTest {
  @Test
  void forksAlikeHoweverManyThrowsWereMade() {
    Dice used = new Dice(7);
    used.bits();
    used.bits();
    assertEquals(new Dice(7).fork("moles").bits(), used.fork("moles").bits());
    assertNotEquals(new Dice(7).fork("moles").bits(), new Dice(7).fork("veins").bits());
    assertNotEquals(new Dice(7).fork(1).bits(), new Dice(8).fork(1).bits());
  }

  @Test
  void throwsEveryFaceAboutAsOften() {
    Dice dice = new Dice(1);
    int[] faces = new int[6];
    for (int k = 0; k < 6000; k++) {
      faces[dice.count(1, 6) - 1]++;
    }
    for (int count : faces) {
      assertTrue(count > 880 && count < 1120, "a face came " + count + " times");
    }
  }

  @Test
  void throwsAroundAMeanWithTheSpreadAsked() {
    Dice dice = new Dice(2);
    double sum = 0;
    double squares = 0;
    int throwsMade = 20_000;
    for (int k = 0; k < throwsMade; k++) {
      float x = dice.around(5, 2);
      sum += x;
      squares += (x - 5) * (x - 5);
    }
    assertEquals(5, sum / throwsMade, 0.05);
    assertEquals(2, Math.sqrt(squares / throwsMade), 0.05);
  }
}
