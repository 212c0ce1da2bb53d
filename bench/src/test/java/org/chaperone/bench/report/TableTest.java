package org.chaperone.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void alignsTheFirstColumnToTheLeftAndNumbersToTheRight() {
    Table table = new Table("attack", "n").row("crop", 5).row("photo of a screen", 1000);
    assertEquals(
        """
        attack                n
        -----------------------
        crop                  5
        photo of a screen  1000
        """,
        table.text());
  }

  @Test
  void refusesARowWithTooFewCells() {
    Table table = new Table("a", "b");
    assertThrows(IllegalArgumentException.class, () -> table.row(1));
  }
}
