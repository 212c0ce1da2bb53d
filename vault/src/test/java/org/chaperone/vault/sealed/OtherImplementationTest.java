package org.chaperone.vault.sealed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/**
 * What Python's cryptography 50.0.2 sealed with its Cobblestone256Encryptor: key 00 01 … 1f,
 * context 01 and "a context", the content padded as docs/formats.md says.
 */
final class OtherImplementationTest {

  private static final byte[] KEY = new byte[32];

  static {
    for (int i = 0; i < KEY.length; i++) {
      KEY[i] = (byte) i;
    }
  }

  private static final byte[] CONTEXT = "a context".getBytes(StandardCharsets.US_ASCII);

  @Test
  void opensWhatAnotherImplementationSealed() throws UnsealingException {
    byte[] sealed =
        HexFormat.of()
            .parseHex(
                "01187f0844c234bbab1777af26567f72e453bb95f76368e342f4fc5113fd4502022cedfc021c8f1b"
                    + "f723f5f15163b79df07ae016de520f5ffd1a41e21aaa439370cdffbebf8a97de3c4865c9a666"
                    + "1b6db0b5f5609920e47bf8e0444e1233395396");
    assertEquals(
        "Somebody's knee.",
        new String(SealedFormat.open(KEY, CONTEXT, sealed), StandardCharsets.US_ASCII));
  }

  @Test
  void sealsSeveralChunksToTheSameBytes() throws IOException, GeneralSecurityException {
    byte[] header =
        HexFormat.of()
            .parseHex(
                "01301f7916c0ed4fd09ca738ef46d36ee32a9698b0eb063cecd74bb1cedcb9a9cf478addea6e9bc0"
                    + "359c77415dd966a4d563710c535488ba0b");
    byte[] salt = Arrays.copyOfRange(header, 1, 1 + SealedFormat.SALT);
    byte[] content = new byte[40_000];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) (i * 7 + i / 251);
    }
    byte[] versioned = "\1a context".getBytes(StandardCharsets.US_ASCII);
    byte[] sealed;
    try (InputStream in =
        new SealingStream(
            MessageKeys.derive(KEY, salt, versioned),
            salt,
            new PaddedStream(new ByteArrayInputStream(content), content.length))) {
      sealed = in.readAllBytes();
    }
    assertEquals(41_065, sealed.length);
    assertArrayEquals(header, Arrays.copyOf(sealed, header.length));
    assertEquals(
        "5dc1639bd9bfed342a4972956cb693bf2a0200a6071f49c4bf385e86e992c9b1",
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sealed)));
  }
}
