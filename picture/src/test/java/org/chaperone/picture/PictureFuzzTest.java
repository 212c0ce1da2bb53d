package org.chaperone.picture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.chaperone.picture.header.Header;
import org.chaperone.picture.header.UnreadableException;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a fuzzer may try for as long as it likes; among the ordinary tests it starts from the mark
 * in every format and stays there.
 */
class PictureFuzzTest {

  private static final long MAX_PIXELS = 1_000_000;

  private final PictureDecoder decoder = new PictureDecoder(MAX_PIXELS);

  static Stream<byte[]> marks() {
    return Arrays.stream(PictureFormat.values()).map(Encoded::mark);
  }

  @MethodSource("marks")
  @FuzzTest(maxDuration = "60s")
  void everyHeaderIsReadOrRefused(byte[] file) {
    for (PictureFormat format : PictureFormat.values()) {
      if (format != PictureFormat.HEIC) {
        try {
          assertTrue(Header.of(format, file).pixels() > 0);
        } catch (UnreadableException e) {
          assertFalse(e.reason().isBlank());
        }
      }
    }
  }

  @MethodSource("marks")
  @FuzzTest(maxDuration = "60s")
  void everyFileIsOpenedOrRefused(byte[] file) {
    switch (decoder.decode(file)) {
      case Decoded.Opened opened -> {
        assertTrue((long) opened.width() * opened.height() <= MAX_PIXELS);
        opened.picture().close();
      }
      case Decoded.Unreadable unreadable -> assertFalse(unreadable.reason().isBlank());
    }
  }
}
