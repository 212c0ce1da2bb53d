package org.chaperone.keyholder.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SealingTest {

  private final SecureRandom random = new SecureRandom();
  private final SecretBytes key = SecretBytes.random(random, 32);
  private final byte[] context = {1, 2, 3};

  @Test
  void opensWhatItSealed() throws NotAuthenticException {
    for (int length : new int[] {0, 1, 32, 100_000}) {
      byte[] plain = new byte[length];
      new Random(length).nextBytes(plain);
      byte[] sealed = Sealing.seal(key, context, plain, random);
      assertEquals(length + Sealing.OVERHEAD, sealed.length);
      assertArrayEquals(plain, Sealing.open(key, context, sealed));
    }
  }

  @Test
  void noBitCanBeFlippedAndNothingCutOrAdded() {
    byte[] sealed = Sealing.seal(key, context, new byte[40], random);
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThrows(NotAuthenticException.class, () -> Sealing.open(key, context, changed));
    }
    for (int length = 0; length < sealed.length + 5; length++) {
      byte[] other = Arrays.copyOf(sealed, length);
      if (length != sealed.length) {
        assertThrows(NotAuthenticException.class, () -> Sealing.open(key, context, other));
      }
    }
  }

  @Test
  void anotherKeyOrPlaceDoesNotOpen() {
    byte[] sealed = Sealing.seal(key, context, new byte[40], random);
    assertThrows(
        NotAuthenticException.class,
        () -> Sealing.open(SecretBytes.random(random, 32), context, sealed));
    assertThrows(NotAuthenticException.class, () -> Sealing.open(key, new byte[] {1, 2}, sealed));
  }

  @Test
  void labelsOfDifferentPartsDiffer() {
    assertFalse(
        Arrays.equals(Label.of("a").and("bc").encoded(), Label.of("ab").and("c").encoded()));
    assertNotEquals(Label.of("a").deriveFrom(key), Label.of("b").deriveFrom(key));
    assertEquals(Label.of("a").deriveFrom(key), Label.of("a").deriveFrom(key));
  }

  @Test
  void aSecretIsNeitherPrintedNorUsedAfterItWasDestroyed() {
    SecretBytes secret = SecretBytes.copyOf(new byte[] {0x41, 0x42, 0x43});
    assertFalse(secret.toString().contains("ABC"));
    assertFalse(secret.toString().contains("414243"));
    secret.close();
    assertTrue(secret.isDestroyed());
    assertThrows(IllegalStateException.class, secret::copy);
  }

  @Test
  void takingASecretWipesTheArray() {
    byte[] array = {1, 2, 3};
    SecretBytes.taking(array).close();
    assertArrayEquals(new byte[3], array);
  }

  @Test
  void endingAnEpochChangesEveryKeyUnderIt() {
    RootKeys root = new RootKeys(SecretBytes.random(random, 32));
    SecretBytes first = SecretBytes.random(random, 32);
    SecretBytes second = SecretBytes.random(random, 32);
    assertEquals(root.epoch(1, first).wrapping(), root.epoch(1, first).wrapping());
    assertNotEquals(root.epoch(1, first).wrapping(), root.epoch(1, second).wrapping());
    assertNotEquals(root.epoch(1, first).wrapping(), root.epoch(1, first).state());
  }
}
