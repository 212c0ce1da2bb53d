package org.chaperone.picture.decode;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.chaperone.picture.Picture;
import org.junit.jupiter.api.Test;

final class WholeTest {

  private static List<byte[]> files() {
    byte[] bgr = new byte[3 * 64 * 48];
    new Random(5).nextBytes(bgr);
    try (Picture picture = Picture.of(64, 48, bgr)) {
      return List.of(picture.jpeg(90), picture.png());
    }
  }

  @Test
  void aFileIsWholeUpToItsEndAndWithWhateverFollowsIt() {
    for (byte[] file : files()) {
      assertTrue(Whole.is(file));
      assertTrue(Whole.is(Arrays.copyOf(file, file.length + 100)));
    }
  }

  @Test
  void aFileThatIsCutAnywhereIsNotWhole() {
    for (byte[] file : files()) {
      for (int length = 12; length < file.length - 12; length += 97) {
        assertFalse(Whole.is(Arrays.copyOf(file, length)), length + " of " + file.length);
      }
    }
  }

  @Test
  void aFileThatSaysItIsLongerIsNotWhole() {
    byte[] webp = new byte[40];
    System.arraycopy("RIFF".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, webp, 0, 4);
    System.arraycopy("WEBP".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, webp, 8, 4);
    webp[4] = 32;
    assertTrue(Whole.is(webp));
    webp[4] = 33;
    assertFalse(Whole.is(webp));
  }
}
