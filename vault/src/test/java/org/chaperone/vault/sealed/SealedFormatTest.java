package org.chaperone.vault.sealed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SealedFormatTest {

  private static final byte[] CONTEXT =
      "left knee".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  private static final int SEALED_CHUNK = SealedFormat.CHUNK + SealedFormat.TAG;

  private static final int FLIPS = Integer.getInteger("chaperone.flips", 5_000);
  private final SecureRandom random = new SecureRandom();
  private final byte[] key = bytes(32);

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private byte[] seal(byte[] content) {
    return SealedFormat.seal(key, CONTEXT, content, random);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 7, 8, 9, 100, 16_367, 16_368, 16_375, 16_376, 16_377, 32_760, 1_000_003})
  void givesBackWhatWasSealed(int length) throws IOException {
    byte[] content = bytes(length);
    byte[] sealed = seal(content);
    assertEquals(SealedFormat.sealedSize(length), sealed.length);
    assertArrayEquals(content, SealedFormat.open(key, CONTEXT, sealed));
  }

  @Test
  void givesBackWhatIsReadByteByByteAndInOddPieces() throws IOException {
    byte[] content = bytes(40_000);
    try (InputStream sealing =
            SealedFormat.sealing(key, CONTEXT, new Trickle(content), content.length, random);
        InputStream opening = SealedFormat.opening(key, CONTEXT, sealing)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(opening.read());
      byte[] piece = new byte[777];
      for (int n = opening.read(piece); n >= 0; n = opening.read(piece)) {
        out.write(piece, 0, n);
      }
      assertArrayEquals(content, out.toByteArray());
      assertEquals(-1, opening.read());
    }
  }

  /** Gives at most 1,000 bytes at a time, as sockets and pipes do. */
  private static final class Trickle extends ByteArrayInputStream {
    Trickle(byte[] content) {
      super(content);
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      return super.read(to, offset, Math.min(length, 1000));
    }
  }

  @Test
  void sealsTheSameContentDifferentlyEachTime() {
    byte[] one = seal(bytes(100));
    byte[] other = seal(bytes(100));
    assertEquals(one[0], other[0]);
    int same = 0;
    for (int i = 1; i < one.length; i++) {
      same += one[i] == other[i] ? 1 : 0;
    }
    assertTrue(same < 12, same + " of " + one.length + " bytes are the same");
  }

  @Test
  void hidesTheExactLength() {
    assertEquals(SealedFormat.sealedSize(2_100_000), SealedFormat.sealedSize(2_110_000));
    for (long length = 1; length < 1L << 40; length = length * 3 + 1) {
      double cost = (double) Padding.padded(length) / (length + Padding.LENGTH);
      assertTrue(cost <= 1.12, length + " costs " + cost);
    }
  }

  @Test
  void refusesEveryFlippedBitOfASmallOne() {
    byte[] sealed = seal(bytes(150));
    for (int bit = 0; bit < 8 * sealed.length; bit++) {
      byte[] altered = sealed.clone();
      altered[bit / 8] ^= (byte) (1 << bit % 8);
      assertThrows(
          UnsealingException.class,
          () -> SealedFormat.open(key, CONTEXT, altered),
          "bit " + bit + " may be flipped");
    }
  }

  /** {@code -Dchaperone.flips=1000000} for a million, which takes minutes. */
  @Test
  void refusesARandomFlippedBitOfALargeOneAndHandsOutNothingWrong() {
    byte[] content = bytes(200_000);
    byte[] sealed = seal(content);
    Random dice = new Random(1);
    for (int round = 0; round < FLIPS; round++) {
      int bit = dice.nextInt(8 * sealed.length);
      sealed[bit / 8] ^= (byte) (1 << bit % 8);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertThrows(
          UnsealingException.class,
          () -> SealedFormat.open(key, CONTEXT, new ByteArrayInputStream(sealed), out),
          "bit " + bit + " may be flipped");
      byte[] handed = out.toByteArray();
      assertArrayEquals(Arrays.copyOf(content, handed.length), handed);
      sealed[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  @Test
  void refusesEveryTruncationByName() {
    byte[] sealed = seal(bytes(40_000));
    for (int length = 0; length < sealed.length; length += length < 200 ? 1 : 97) {
      byte[] cut = Arrays.copyOf(sealed, length);
      UnsealingException refused =
          assertThrows(UnsealingException.class, () -> SealedFormat.open(key, CONTEXT, cut));
      assertTrue(
          refused instanceof UnsealingException.Truncated
              || refused instanceof UnsealingException.Altered,
          () -> cut.length + " bytes: " + refused);
    }
  }

  @Test
  void refusesATruncationAtAChunkAsTruncated() {
    byte[] sealed = seal(bytes(60_000));
    byte[] cut = Arrays.copyOf(sealed, SealedFormat.HEADER + 2 * SEALED_CHUNK);
    assertThrows(UnsealingException.Truncated.class, () -> SealedFormat.open(key, CONTEXT, cut));
  }

  @Test
  void refusesAddedBytes() {
    byte[] sealed = seal(bytes(60_000));
    for (int more : new int[] {1, 15, 16, 17, SEALED_CHUNK}) {
      byte[] longer = Arrays.copyOf(sealed, sealed.length + more);
      assertThrows(UnsealingException.Altered.class, () -> SealedFormat.open(key, CONTEXT, longer));
    }
  }

  @Test
  void refusesSwappedRepeatedAndTransplantedChunks() {
    byte[] sealed = seal(bytes(60_000));
    byte[] other = seal(bytes(60_000));
    int first = SealedFormat.HEADER;
    int second = first + SEALED_CHUNK;
    byte[] swapped = sealed.clone();
    System.arraycopy(sealed, second, swapped, first, SEALED_CHUNK);
    System.arraycopy(sealed, first, swapped, second, SEALED_CHUNK);
    byte[] repeated = sealed.clone();
    System.arraycopy(sealed, first, repeated, second, SEALED_CHUNK);
    byte[] transplanted = sealed.clone();
    System.arraycopy(other, second, transplanted, second, SEALED_CHUNK);
    for (byte[] altered : new byte[][] {swapped, repeated, transplanted}) {
      assertThrows(
          UnsealingException.Altered.class, () -> SealedFormat.open(key, CONTEXT, altered));
    }
  }

  @Test
  void refusesAnotherPhotographsFileAndAnotherKeyAsExchanged() {
    byte[] sealed = seal(bytes(100));
    assertThrows(
        UnsealingException.Exchanged.class,
        () ->
            SealedFormat.open(
                key, "right knee".getBytes(java.nio.charset.StandardCharsets.US_ASCII), sealed));
    assertThrows(
        UnsealingException.Exchanged.class,
        () -> SealedFormat.open(bytes(33 - 1), new byte[0], sealed));
    byte[] otherKey = key.clone();
    otherKey[31] ^= 1;
    assertThrows(
        UnsealingException.Exchanged.class, () -> SealedFormat.open(otherKey, CONTEXT, sealed));
  }

  @Test
  void refusesAnUnknownVersionByName() {
    byte[] sealed = seal(bytes(100));
    sealed[0] = 2;
    assertThrows(
        UnsealingException.UnknownVersion.class, () -> SealedFormat.open(key, CONTEXT, sealed));
  }

  @Test
  void refusesAuthenticContentThatIsNotPadded() throws IOException {
    for (byte[] padded :
        new byte[][] {
          new byte[0],
          new byte[7],
          {0, 0, 0, 0, 0, 0, 0, 1},
          {-1, 0, 0, 0, 0, 0, 0, 0},
          {0, 0, 0, 0, 0, 0, 0, 0, 0},
          {0, 0, 0, 0, 0, 0, 0, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1},
        }) {
      byte[] context = {SealedFormat.VERSION};
      byte[] salt = new byte[SealedFormat.SALT];
      byte[] sealed;
      try (InputStream in =
          new SealingStream(
              MessageKeys.derive(key, salt, context), salt, new ByteArrayInputStream(padded))) {
        sealed = in.readAllBytes();
      }
      assertThrows(UnsealingException.class, () -> SealedFormat.open(key, new byte[0], sealed));
    }
  }

  @Test
  void failsWhenTheFileChangesItsLengthMeanwhile() {
    for (int said : new int[] {0, 99, 101, 20_000}) {
      InputStream sealing =
          SealedFormat.sealing(key, CONTEXT, new ByteArrayInputStream(bytes(100)), said, random);
      assertThrows(IOException.class, sealing::readAllBytes, "said to have " + said);
    }
  }
}
