package org.chaperone.vault.breakin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.chaperone.picture.Picture;

/** Pictures that are quickly made and all different. */
public final class SmallPictures {

  private static final int WIDTH = 96;
  private static final int HEIGHT = 72;

  private SmallPictures() {}

  /** Writes picture number {@code seed} as a JPEG file of that number. */
  public static Path write(Path folder, long seed) throws IOException {
    byte[] bgr = new byte[3 * WIDTH * HEIGHT];
    new Random(seed).nextBytes(bgr);
    Path file = folder.resolve("picture-" + seed + ".jpg");
    try (Picture picture = Picture.of(WIDTH, HEIGHT, bgr)) {
      Files.write(file, picture.jpeg(80));
    }
    return file;
  }
}
