package org.chaperone.cli.mark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;

/**
 * A picture and the SHA-256 of its file.
 *
 * @param sha256 in hexadecimal
 */
record PictureFile(Picture picture, String sha256) implements AutoCloseable {

  /**
   * Reads a file.
   *
   * @throws IOException when it cannot be read as a picture
   */
  static PictureFile read(Path path) throws IOException {
    byte[] file = Files.readAllBytes(path);
    return switch (PictureDecoder.standard().decode(file, Picture.MAX_SIDE)) {
      case Decoded.Opened opened -> new PictureFile(opened.picture(), sha256(file));
      case Decoded.Unreadable(String reason) -> throw new IOException(path + ": " + reason);
    };
  }

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has SHA-256", e);
    }
  }

  @Override
  public void close() {
    picture.close();
  }
}
