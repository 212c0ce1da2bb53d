package org.chaperone.picture.heif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Mark;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.picture.header.UnreadableException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeifTest {

  private static final int HALF_RED = 0xFF8080;

  @BeforeEach
  void needsLibheif() {
    assumeTrue(
        Libheif.library().isPresent(),
        "libheif is not installed here (Debian: apt-get install libheif1)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mark.heic", "deep.heic", "mark.avif"})
  void readsThePicture(String sample) {
    Mark.assertReadsUpright(Mark.sample(sample));
  }

  /** The file asks for a quarter turn, and its EXIF block for another one. */
  @Test
  void turnsAsTheFileAsksAndNotAgainForExif() {
    Mark.assertQuarters(Mark.sample("turned.heic"), Mark.GREEN, Mark.WHITE, Mark.RED, Mark.BLUE);
  }

  @Test
  void laysAlphaOverWhite() {
    Mark.assertQuarters(Mark.sample("half.heic"), HALF_RED, 0x80C080, 0x8080FF, Mark.WHITE);
  }

  @Test
  void refusesMorePixelsThanTheLimit() {
    var decoded = new PictureDecoder(64 * 64 - 1).decode(Mark.sample("mark.heic"));
    assertInstanceOf(Decoded.Unreadable.class, decoded);
  }

  @Test
  void saysWhenTheFileIsDamaged() {
    byte[] half = Arrays.copyOf(Mark.sample("mark.heic"), 200);
    var decoded = new PictureDecoder(10_000).decode(half);
    assertEquals(new Decoded.Unreadable("the picture's HEIC structure is damaged"), decoded);
  }

  /** The file brings libheif 1.15.1 down; later versions refuse it. */
  @Test
  void survivesAFileThatBringsLibheifDown() {
    var decoder = new PictureDecoder(10_000);
    assertInstanceOf(Decoded.Unreadable.class, decoder.decode(Mark.sample("loop.heic")));
    var next = decoder.decode(Mark.sample("mark.heic"));
    assertInstanceOf(Decoded.Opened.class, next).picture().close();
  }

  @Test
  void usesAWorkerForManyPictures() throws UnreadableException {
    var decoder = new HeifDecoder();
    for (int i = 0; i < 3; i++) {
      try (HeifPicture unwanted = decoder.open(Mark.sample("mark.heic"))) {
        assertEquals(64, unwanted.width());
      }
      assertThrows(UnreadableException.class, () -> decoder.open(new byte[30]));
      assertEquals(1, decoder.idle());
    }
  }

  @Test
  void readsWithinThisProcessToo() throws Exception {
    try (Arena arena = Arena.ofConfined();
        NativeHeif heif =
            NativeHeif.open(arena.allocateFrom(ValueLayout.JAVA_BYTE, Mark.sample("half.heic")))) {
      assertEquals(4, heif.channels());
      int[] rows = {0};
      heif.decode(row -> rows[0] += row.length == 64 * 4 ? 1 : 0);
      assertEquals(64, rows[0]);
    }
  }

  @Test
  void saysWhatToInstallWhereLibheifIsMissing() {
    String before = System.getProperty(Libheif.PLACE, "");
    System.setProperty(Libheif.PLACE, "/nowhere/libheif.so");
    try {
      var e =
          assertThrows(
              UnreadableException.class, () -> new HeifDecoder().open(Mark.sample("mark.heic")));
      assertEquals(
          "HEIC pictures need the system's libheif (Debian: apt-get install libheif1)", e.reason());
    } finally {
      System.setProperty(Libheif.PLACE, before);
    }
  }
}
