package org.chaperone.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureDecoderTest {

  private final PictureDecoder decoder = PictureDecoder.standard();

  @ParameterizedTest
  @CsvSource({"2000, 1600", "801, 1600", "800, 800", "400, 400", "201, 400", "200, 200", "1, 200"})
  void shrinksAJpegWhileItStaysLargeEnough(int enough, int side) {
    try (Picture large = Mark.picture(1600, 1200)) {
      var opened = (Decoded.Opened) decoder.decode(large.jpeg(80), enough);
      try (Picture picture = opened.picture()) {
        assertEquals(side, picture.width());
        assertEquals(side * 3 / 4, picture.height());
        assertEquals(1600, opened.width());
        assertEquals(1200, opened.height());
        Mark.assertQuarters(picture, Mark.RED, Mark.GREEN, Mark.BLUE, Mark.WHITE);
      }
    }
  }

  @Test
  void refusesMorePixelsThanItsLimitBeforeDecodingThem() {
    byte[] file = Encoded.mark(PictureFormat.PNG);
    ByteBuffer.wrap(file).putInt(16, 90_000).putInt(20, 90_000);
    assertEquals(
        "its header promises 90,000 × 90,000 pixels, more than the 200 megapixels that are read",
        reason(decoder.decode(file)));
  }

  @Test
  void refusesASideThatIsTooLong() {
    byte[] file = Encoded.mark(PictureFormat.PNG);
    ByteBuffer.wrap(file).putInt(16, 100_000).putInt(20, 10);
    assertEquals(
        "its header promises 100,000 × 10 pixels, and no side may have more than 65,500",
        reason(decoder.decode(file)));
  }

  @Test
  void keepsToTheLimitItWasGiven() {
    byte[] file = Encoded.mark(PictureFormat.JPEG);
    assertInstanceOf(
        Decoded.Opened.class, new PictureDecoder(Mark.WIDTH * Mark.HEIGHT).decode(file));
    assertInstanceOf(
        Decoded.Unreadable.class, new PictureDecoder(Mark.WIDTH * Mark.HEIGHT - 1).decode(file));
  }

  @Test
  void saysThatATextIsNoPicture() {
    byte[] text = "BMW is no bitmap".getBytes(StandardCharsets.US_ASCII);
    assertEquals("not a picture of a format that Chaperone reads", reason(decoder.decode(text)));
    assertInstanceOf(Decoded.Unreadable.class, decoder.decode(new byte[0]));
  }

  @Test
  void readsInManyThreadsAtATime() throws Exception {
    var narrow = new PictureDecoder(Mark.WIDTH * Mark.HEIGHT);
    byte[] file = Encoded.mark(PictureFormat.PNG);
    List<Future<?>> all = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 200; i++) {
        all.add(
            threads.submit(
                () -> {
                  try (Picture picture = ((Decoded.Opened) narrow.decode(file)).picture()) {
                    assertEquals(Mark.WIDTH, picture.width());
                  }
                }));
      }
    }
    for (Future<?> one : all) {
      one.get();
    }
  }

  private static String reason(Decoded decoded) {
    return assertInstanceOf(Decoded.Unreadable.class, decoded).reason();
  }
}
