package org.chaperone.ledger.leaf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.ledger.encoding.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeafTest {

  private static final byte[] LOG_KEY = new byte[32];
  private static final String REASON = "Frau Meier, Kontrolle";

  private final SecureRandom random = new SecureRandom();

  private static ClearPart clear(LeafKind kind) {
    return new ClearPart(1_770_000_000_000L, kind, "display", new byte[16], 2, 18);
  }

  private static Details details() {
    byte[] second = new byte[16];
    second[3] = 4;
    return new Details(
        Optional.of(new byte[16]),
        List.of(new byte[16], second),
        Optional.of("display"),
        Optional.of(new byte[16]),
        Optional.of(REASON),
        Optional.empty(),
        Map.of("b", "two", "a", "one"));
  }

  private Leaf leaf() {
    return Leaf.seal(clear(LeafKind.RELEASE), details(), LOG_KEY, random);
  }

  @ParameterizedTest
  @EnumSource
  void saysAgainWhatWasSealed(LeafKind kind) throws MalformedException {
    Leaf sealed = Leaf.seal(clear(kind), details(), LOG_KEY, random);
    Leaf read = Leaf.parse(sealed.bytes());
    assertArrayEquals(sealed.bytes(), read.bytes());
    assertEquals(kind, read.clear().kind());
    assertEquals(18, read.clear().budgetAfter());
    Details opened = read.open(read.key(LOG_KEY)).orElseThrow();
    assertArrayEquals(details().bytes(), opened.bytes());
    assertEquals("two", opened.facts().get("b"));
  }

  @Test
  void opensWithItsOwnKeyOnly() {
    Leaf one = leaf();
    Leaf two = leaf();
    assertTrue(one.open(LeafKey.of(one.key(LOG_KEY).bytes())).isPresent());
    assertFalse(one.open(two.key(LOG_KEY)).isPresent());
    byte[] other = new byte[32];
    other[0] = 1;
    assertFalse(one.open(one.key(other)).isPresent());
  }

  @Test
  void showsNothingOfItsDetailsNotEvenHowLongTheReasonIs() {
    String bytes = new String(leaf().bytes(), StandardCharsets.ISO_8859_1);
    assertFalse(bytes.contains("Meier"));
    Details shorter =
        new Details(
            details().patient(),
            details().photographs(),
            details().rendition(),
            details().session(),
            Optional.of("Kontrolle"),
            details().caseId(),
            details().facts());
    int length = Leaf.seal(clear(LeafKind.RELEASE), shorter, LOG_KEY, random).bytes().length;
    assertEquals(leaf().bytes().length, length);
  }

  @Test
  void noFlippedBitIsReadAsTheSameOrOpens() {
    Leaf leaf = leaf();
    byte[] bytes = leaf.bytes();
    LeafKey key = leaf.key(LOG_KEY);
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] changed = bytes.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      try {
        Leaf read = Leaf.parse(changed);
        assertFalse(read.open(key).isPresent(), "bit " + bit);
        assertFalse(read.open(read.key(LOG_KEY)).isPresent(), "bit " + bit);
      } catch (MalformedException e) {
        // Refused, as it should be.
      }
    }
  }

  @Test
  void destroyedKeysOpenNothingAndNoKeyPrintsItself() {
    Leaf leaf = leaf();
    LeafKey key = leaf.key(LOG_KEY);
    assertEquals("an entry's key", key.toString());
    key.destroy();
    assertFalse(leaf.open(key).isPresent());
  }

  @Test
  void takesOnlyValuesInRange() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ClearPart(-1, LeafKind.ADD, "", new byte[16], 0, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ClearPart(0, LeafKind.ADD, "Anna Meier", new byte[16], 0, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ClearPart(0, LeafKind.ADD, "", new byte[15], 0, 0));
  }
}
