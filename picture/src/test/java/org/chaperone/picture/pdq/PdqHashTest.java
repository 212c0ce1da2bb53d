package org.chaperone.picture.pdq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdqHashTest {

  private static final String HEX =
      "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";

  @Test
  void isWrittenAsItWasRead() {
    assertEquals(HEX, PdqHash.parse(HEX).hex());
    assertEquals(HEX, PdqHash.parse(HEX.toUpperCase(Locale.ROOT)).toString());
  }

  @Test
  void countsTheBitsThatDiffer() {
    PdqHash zero = PdqHash.parse("0".repeat(64));
    assertEquals(0, zero.distance(zero));
    assertEquals(256, zero.distance(PdqHash.parse("f".repeat(64))));
    assertEquals(1, zero.distance(PdqHash.parse("0".repeat(63) + "1")));
    assertEquals(1, zero.distance(PdqHash.parse("8" + "0".repeat(63))));
    assertEquals(4, zero.distance(new PdqHash(1, 2, 4, 8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "f8f8", "g8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22"})
  void refusesWhatIsNoHash(String text) {
    assertThrows(IllegalArgumentException.class, () -> PdqHash.parse(text));
  }
}
