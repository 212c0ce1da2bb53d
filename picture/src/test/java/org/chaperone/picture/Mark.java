package org.chaperone.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A picture whose quarters are red, green, blue and white, so that every turn of it shows. */
public final class Mark {

  public static final int WIDTH = 48;
  public static final int HEIGHT = 32;

  public static final int RED = 0xFF0000;
  public static final int GREEN = 0x008000;
  public static final int BLUE = 0x0000FF;
  public static final int WHITE = 0xFFFFFF;

  private static final int LOSS = 6;

  private Mark() {}

  /** The colour, as red, green, blue, of a place of the upright mark. */
  public static int colour(int x, int y, int width, int height) {
    boolean left = x < width / 2;
    return y < height / 2 ? (left ? RED : GREEN) : (left ? BLUE : WHITE);
  }

  public static Picture picture() {
    return picture(WIDTH, HEIGHT);
  }

  public static Picture picture(int width, int height) {
    return stored(1, width, height);
  }

  /** The mark stored so that it is upright when this EXIF orientation is obeyed. */
  public static Picture stored(int orientation) {
    return stored(orientation, WIDTH, HEIGHT);
  }

  private static Picture stored(int orientation, int width, int height) {
    int columns = orientation > 4 ? height : width;
    int rows = orientation > 4 ? width : height;
    byte[] bgr = new byte[columns * rows * 3];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int colour = colourOfStored(orientation, row, column, width, height);
        int at = (row * columns + column) * 3;
        bgr[at] = (byte) colour;
        bgr[at + 1] = (byte) (colour >> 8);
        bgr[at + 2] = (byte) (colour >> 16);
      }
    }
    return Picture.of(columns, rows, bgr);
  }

  /** EXIF says on which side of the upright picture the first stored row and column lie. */
  private static int colourOfStored(int orientation, int row, int column, int width, int height) {
    int fromRight = width - 1;
    int fromBottom = height - 1;
    return switch (orientation) {
      case 1 -> colour(column, row, width, height);
      case 2 -> colour(fromRight - column, row, width, height);
      case 3 -> colour(fromRight - column, fromBottom - row, width, height);
      case 4 -> colour(column, fromBottom - row, width, height);
      case 5 -> colour(row, column, width, height);
      case 6 -> colour(fromRight - row, column, width, height);
      case 7 -> colour(fromRight - row, fromBottom - column, width, height);
      case 8 -> colour(row, fromBottom - column, width, height);
      default -> throw new IllegalArgumentException("1 to 8");
    };
  }

  /** Asserts that a file is read as the upright mark. */
  public static void assertReadsUpright(byte[] file) {
    assertQuarters(file, RED, GREEN, BLUE, WHITE);
  }

  /** Asserts which colours the middles of a file's quarters have. */
  public static void assertQuarters(
      byte[] file, int topLeft, int topRight, int bottomLeft, int bottomRight) {
    var opened = assertInstanceOf(Decoded.Opened.class, new PictureDecoder(1_000_000).decode(file));
    try (Picture picture = opened.picture()) {
      assertEquals(opened.width(), picture.width());
      assertEquals(opened.height(), picture.height());
      assertQuarters(picture, topLeft, topRight, bottomLeft, bottomRight);
    }
  }

  public static void assertQuarters(
      Picture picture, int topLeft, int topRight, int bottomLeft, int bottomRight) {
    int width = picture.width();
    int height = picture.height();
    assertColour(topLeft, picture, width / 4, height / 4);
    assertColour(topRight, picture, width * 3 / 4, height / 4);
    assertColour(bottomLeft, picture, width / 4, height * 3 / 4);
    assertColour(bottomRight, picture, width * 3 / 4, height * 3 / 4);
  }

  private static void assertColour(int rgb, Picture picture, int x, int y) {
    byte[] bgr = picture.bgr();
    int at = (y * picture.width() + x) * 3;
    for (int channel = 0; channel < 3; channel++) {
      int expected = rgb >> (8 * channel) & 0xFF;
      int actual = bgr[at + channel] & 0xFF;
      assertEquals(expected, actual, LOSS, "channel " + channel + " at " + x + ", " + y);
    }
  }

  /** A file that the tests cannot make themselves. */
  public static byte[] sample(String name) {
    try (InputStream in = Mark.class.getResourceAsStream("samples/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no sample " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
