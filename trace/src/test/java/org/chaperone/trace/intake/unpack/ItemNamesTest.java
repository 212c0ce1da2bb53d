package org.chaperone.trace.intake.unpack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ItemNamesTest {

  @Test
  void numbersEachRepeatedNameAnew() {
    var names = new ItemNames();
    assertEquals("a", names.next("a"));
    assertEquals("a#2", names.next("a#2"));
    assertEquals("a#2#2", names.next("a"));
    assertEquals("a#3", names.next("a"));
    assertEquals("unnamed", names.next(""));
  }

  @Test
  void keepsWhatPeopleWrite() {
    assertEquals("Füße 日本 (1).jpg", ItemNames.clean("Füße 日本 (1).jpg"));
  }

  @Test
  void escapesHalfACharacter() {
    assertEquals("a\\uD83D.jpg", ItemNames.clean("a\uD83D.jpg"));
    assertEquals("\\u{E0001}x", ItemNames.clean("\uDB40\uDC01x"));
  }
}
