package org.chaperone.keyholder.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
import java.util.Random;
import org.chaperone.keyholder.keys.NotAuthenticException;
import org.chaperone.keyholder.keys.SecretBytes;
import org.junit.jupiter.api.Test;

final class IndexKeyTest {

  private final SecureRandom random = new SecureRandom();
  private final IndexKeyPair pair = IndexKeyPair.make();
  private final byte[] context = {7};
  private final byte[] plain = {1, 2, 3, 4};

  @Test
  void thePairOpensWhatThePublicHalfSealedAlsoAfterBeingKept() throws NotAuthenticException {
    SealedIndexEntry entry =
        IndexPublicKey.of(pair.publicKey().bytes()).seal(context, plain, random);
    SealedIndexEntry read = SealedIndexEntry.parse(entry.bytes());
    IndexKeyPair kept = IndexKeyPair.of(pair.publicKey().bytes(), pair.privateHalf());
    assertArrayEquals(plain, read.open(kept.open(read.capsule()), context));
  }

  @Test
  void neitherHalfOfTheHybridAloneOpens() throws NotAuthenticException {
    SealedIndexEntry entry = pair.publicKey().seal(context, plain, random);
    for (int at :
        new int[] {
          0, HybridKem.ML_KEM_CIPHERTEXT - 1, HybridKem.ML_KEM_CIPHERTEXT, HybridKem.CAPSULE - 2
        }) {
      byte[] capsule = entry.capsule();
      capsule[at] ^= 1;
      try (SecretBytes key = pair.open(capsule)) {
        assertThrows(NotAuthenticException.class, () -> entry.open(key, context), "byte " + at);
      }
    }
  }

  @Test
  void noChangeOfAnEntryIsAccepted() throws NotAuthenticException {
    SealedIndexEntry entry = pair.publicKey().seal(context, plain, random);
    byte[] bytes = entry.bytes();
    Random which = new Random(1);
    for (int round = 0; round < 2_000; round++) {
      int bit = which.nextInt(bytes.length * 8);
      byte[] changed = bytes.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThrows(NotAuthenticException.class, () -> opened(changed), "bit " + bit);
    }
    assertThrows(
        NotAuthenticException.class, () -> entry.open(pair.open(entry.capsule()), new byte[] {8}));
    assertThrows(NotAuthenticException.class, () -> pair.open(new byte[3]));
  }

  private byte[] opened(byte[] bytes) throws NotAuthenticException {
    SealedIndexEntry entry = SealedIndexEntry.parse(bytes);
    // The highest bit of an X25519 key is ignored by RFC 7748, but the key is bound into the
    // secret.
    return entry.open(pair.open(entry.capsule()), context);
  }

  @Test
  void everySealingIsAnother() {
    assertEquals(
        false,
        java.util.Arrays.equals(
            pair.publicKey().seal(context, plain, random).bytes(),
            pair.publicKey().seal(context, plain, random).bytes()));
    assertThrows(IllegalArgumentException.class, () -> IndexPublicKey.of(new byte[5]));
  }
}
