package org.chaperone.picture;

/** What came of reading a picture's bytes. */
public sealed interface Decoded {

  /**
   * The bytes are a picture.
   *
   * @param picture upright, alpha laid over white; the reader closes it
   * @param width of the upright picture in the file, in pixels; {@code picture} may be smaller when
   *     a smaller one was wanted
   * @param height likewise
   */
  record Opened(Picture picture, PictureFormat format, int width, int height) implements Decoded {}

  /**
   * The bytes are no picture that can be read.
   *
   * @param reason one clear sentence without the picture's name
   */
  record Unreadable(String reason) implements Decoded {}
}
