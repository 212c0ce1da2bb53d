package org.chaperone.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a cut-off picture is evidence. */
class CutOffTest {

  private static final int SIDE = 256;

  private final PictureDecoder decoder = new PictureDecoder(10_000_000);

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "webp"})
  void showsTheTopOfAPictureThatIsCutOffHalfway(String format) {
    try (Picture whole = grainy()) {
      byte[] file =
          switch (format) {
            case "jpg" -> whole.jpeg(90);
            case "png" -> whole.png();
            default -> whole.webp(90);
          };
      assertTopIsKept(whole, Arrays.copyOf(file, file.length / 2));
    }
  }

  @Test
  void showsWhatIsThereOfAnInterlacedPng() throws IOException {
    try (Picture whole = grainy()) {
      byte[] file = interlaced(whole);
      var opened = opened(Arrays.copyOf(file, file.length * 3 / 4));
      try (Picture picture = opened.picture()) {
        assertEquals(SIDE, picture.width());
      }
    }
  }

  @Test
  void showsTheRowsBeforeTheDamageInAPng() {
    try (Picture whole = grainy()) {
      byte[] file = whole.png();
      Arrays.fill(file, file.length * 2 / 3, file.length * 2 / 3 + 40, (byte) 0xAA);
      assertTopIsKept(whole, file);
    }
  }

  @Test
  void readsAPngWithAWrongChecksumAsAWhole() {
    try (Picture whole = grainy()) {
      byte[] file = whole.png();
      file[29] ^= 1; // of IHDR
      try (Picture picture = opened(file).picture()) {
        assertTrue(picture.sameAs(whole));
      }
    }
  }

  @Test
  void saysThatNothingIsLeft() {
    try (Picture whole = grainy()) {
      byte[] jpeg = whole.jpeg(90);
      assertEquals("the picture's data ends early", reason(Arrays.copyOf(jpeg, scan(jpeg) + 14)));
      byte[] png = whole.png();
      assertEquals("the picture's data ends early", reason(Arrays.copyOf(png, 60)));
    }
  }

  /** Where the first scan starts. */
  private static int scan(byte[] jpeg) {
    int at = 2;
    while ((jpeg[at + 1] & 0xFF) != 0xDA) {
      at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | (jpeg[at + 3] & 0xFF));
    }
    return at;
  }

  private void assertTopIsKept(Picture whole, byte[] cut) {
    try (Picture picture = opened(cut).picture();
        Picture top = picture.cropped(0, 0, SIDE, SIDE / 4);
        Picture expected = whole.cropped(0, 0, SIDE, SIDE / 4)) {
      assertEquals(SIDE, picture.width());
      assertEquals(SIDE, picture.height());
      double difference = difference(top.bgr(), expected.bgr());
      assertTrue(difference < 12, () -> "mean difference " + difference);
    }
  }

  private static double difference(byte[] one, byte[] other) {
    long sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs((one[i] & 0xFF) - (other[i] & 0xFF));
    }
    return (double) sum / one.length;
  }

  private Decoded.Opened opened(byte[] file) {
    return assertInstanceOf(Decoded.Opened.class, decoder.decode(file));
  }

  private String reason(byte[] file) {
    return assertInstanceOf(Decoded.Unreadable.class, decoder.decode(file)).reason();
  }

  /** Waves with some grain, so that the file's data is spread evenly. */
  private static Picture grainy() {
    var random = new Random(5);
    byte[] bgr = new byte[SIDE * SIDE * 3];
    for (int i = 0; i < bgr.length; i++) {
      int x = i / 3 % SIDE;
      int y = i / 3 / SIDE;
      bgr[i] = (byte) (120 + 60 * Math.sin(x * 0.07 + y * 0.04) + random.nextInt(16));
    }
    return Picture.of(SIDE, SIDE, bgr);
  }

  private static byte[] interlaced(Picture picture) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.setOutput(to);
      writer.write(null, new IIOImage(Encoded.image(picture), null, null), parameters);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
