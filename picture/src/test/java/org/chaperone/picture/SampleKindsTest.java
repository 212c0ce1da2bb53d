package org.chaperone.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of sample comes out as 8 bits, blue, green, red, over white. */
class SampleKindsTest {

  private static final int SIDE = 16;
  private static final int HALF_RED = 0xFF8080;

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "gif"})
  void readsTwoColours(String format) throws IOException {
    var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_BINARY);
    filled(image, 0, 0, Color.WHITE);
    Mark.assertQuarters(written(image, format), Mark.WHITE, 0, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "bmp", "gif", "tif"})
  void readsGrey(String format) throws IOException {
    var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    filled(image, 0, 0, Color.WHITE);
    Mark.assertQuarters(written(image, format), Mark.WHITE, 0, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "gif", "tif"})
  void readsAPalette(String format) throws IOException {
    var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_INDEXED);
    filled(image, 0, 0, Color.RED);
    filled(image, 1, 1, Color.BLUE);
    Mark.assertQuarters(written(image, format), Mark.RED, 0, 0, Mark.BLUE);
  }

  @Test
  void laysAlphaOverWhite() throws IOException {
    var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
    filled(image, 0, 0, Color.RED);
    filled(image, 1, 1, new Color(255, 0, 0, 128));
    byte[] png = written(image, "png");
    Mark.assertQuarters(png, Mark.RED, Mark.WHITE, Mark.WHITE, HALF_RED);
  }

  @Test
  void takesAPictureThatIsTransparentAllOverForOpaque() throws IOException {
    var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < SIDE * SIDE; i++) {
      image.setRGB(i % SIDE, i / SIDE, Mark.colour(i % SIDE, i / SIDE, SIDE, SIDE));
    }
    Mark.assertReadsUpright(written(image, "png"));
  }

  /** The values are those of Mark's colours, so that clipping or shifting would show. */
  @ParameterizedTest
  @ValueSource(strings = {".png", ".tiff"})
  void scalesSixteenBits(String format) {
    try (Picture mark = Mark.picture();
        Mat deep = new Mat()) {
      mark.mat().convertTo(deep, opencv_core.CV_16U, 257, 0);
      Mark.assertReadsUpright(Encoded.openCv(format, deep));
    }
  }

  @Test
  void scalesFractions() {
    try (Picture mark = Mark.picture();
        Mat fractions = new Mat()) {
      mark.mat().convertTo(fractions, opencv_core.CV_32F, 1 / 255.0, 0);
      Mark.assertReadsUpright(Encoded.openCv(".tiff", fractions));
    }
  }

  @Test
  void readsInkColours() {
    Mark.assertReadsUpright(Mark.sample("cmyk.jpg"));
  }

  @Test
  void readsTiffWhereZeroIsWhite() {
    byte[] quarters = quarters(new byte[] {0}, new byte[] {-1}, new byte[] {-1}, new byte[] {-1});
    Mark.assertQuarters(new Tiff(SIDE, SIDE, 8, 1, 0, quarters).bytes(), Mark.WHITE, 0, 0, 0);
    byte[] deep = Tiff.twice(quarters);
    Mark.assertQuarters(new Tiff(SIDE, SIDE, 16, 1, 0, deep).bytes(), Mark.WHITE, 0, 0, 0);
  }

  @Test
  void readsTiffWithAPaletteOfSixteenColours() {
    byte[] packed = new byte[SIDE * SIDE / 2];
    for (int i = 0; i < packed.length; i++) {
      boolean top = i < packed.length / 2;
      boolean left = i % (SIDE / 2) < SIDE / 4;
      packed[i] = (byte) (top ? (left ? 0x11 : 0x22) : (left ? 0x33 : 0x44));
    }
    int[] palette = new int[48];
    int[] colours = {0, Mark.RED, Mark.GREEN, Mark.BLUE, Mark.WHITE};
    for (int i = 0; i < colours.length; i++) {
      palette[i] = (colours[i] >> 16) * 257;
      palette[16 + i] = (colours[i] >> 8 & 0xFF) * 257;
      palette[32 + i] = (colours[i] & 0xFF) * 257;
    }
    Mark.assertReadsUpright(new Tiff(SIDE, SIDE, 4, 1, 3, packed).with(320, palette).bytes());
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void tellsTheTwoKindsOfTiffAlphaApart(int bits) {
    byte[] opaque = {-1, 0, 0, -1};
    byte[] straight = {-1, 0, 0, -128};
    byte[] multiplied = {-128, 0, 0, -128};
    byte[] alone = quarters(opaque, straight, straight, straight);
    byte[] associated = quarters(opaque, multiplied, multiplied, multiplied);
    Mark.assertQuarters(alpha(bits, 2, alone), Mark.RED, HALF_RED, HALF_RED, HALF_RED);
    Mark.assertQuarters(alpha(bits, 1, associated), Mark.RED, HALF_RED, HALF_RED, HALF_RED);
  }

  private static byte[] alpha(int bits, int kind, byte[] samples) {
    byte[] stored = bits == 8 ? samples : Tiff.twice(samples);
    return new Tiff(SIDE, SIDE, bits, 4, 2, stored).with(338, kind).bytes();
  }

  @Test
  void readsTheFirstPage() {
    try (Picture mark = Mark.picture();
        Picture other = mark.mirrored()) {
      Mark.assertReadsUpright(Tiff.file(List.of(Tiff.rgb(mark), Tiff.rgb(other))));
    }
  }

  @Test
  void readsTheFirstFrame() {
    var first = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    filled(first, 0, 0, Color.RED);
    var second = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    filled(second, 1, 1, Color.BLUE);
    Mark.assertQuarters(Encoded.gif(first, second), Mark.RED, 0, 0, 0);
  }

  private static void filled(BufferedImage image, int right, int down, Color colour) {
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(right * SIDE / 2, down * SIDE / 2, SIDE / 2, SIDE / 2);
    graphics.dispose();
  }

  private static byte[] written(BufferedImage image, String format) throws IOException {
    var out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, out)) {
      throw new IOException("the JDK writes no such " + format);
    }
    return out.toByteArray();
  }

  private static byte[] quarters(byte[] a, byte[] b, byte[] c, byte[] d) {
    byte[] out = new byte[SIDE * SIDE * a.length];
    for (int i = 0; i < SIDE * SIDE; i++) {
      boolean left = i % SIDE < SIDE / 2;
      byte[] pixel = i < SIDE * SIDE / 2 ? (left ? a : b) : (left ? c : d);
      System.arraycopy(pixel, 0, out, i * a.length, a.length);
    }
    return out;
  }
}
