package org.chaperone.bench.mark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.chaperone.drawn.DrawnTexture;
import org.chaperone.picture.Picture;

/** Drawn pictures of 0.2 megapixels. */
public final class Textures {

  private Textures() {}

  /** One of them, to be closed. */
  public static Picture picture(int index) {
    return Picture.of(DrawnTexture.WIDTH, DrawnTexture.HEIGHT, new DrawnTexture(31).bgr(index));
  }

  static void write(Path folder, int first, int count) throws IOException {
    Files.createDirectories(folder);
    for (int i = first; i < first + count; i++) {
      try (Picture picture = picture(i)) {
        Files.write(folder.resolve(String.format(Locale.ROOT, "%03d.jpg", i)), picture.jpeg(92));
      }
    }
  }
}
