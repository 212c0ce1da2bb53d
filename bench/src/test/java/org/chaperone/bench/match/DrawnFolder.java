package org.chaperone.bench.match;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chaperone.drawn.DrawnTexture;
import org.chaperone.picture.Picture;

/** Drawn pictures as files. */
final class DrawnFolder {

  private DrawnFolder() {}

  static Picture picture(int index) {
    return Picture.of(DrawnTexture.WIDTH, DrawnTexture.HEIGHT, new DrawnTexture(77).bgr(index));
  }

  /** Writes the first {@code count} of them into a folder, in the order of their names. */
  static List<Path> write(Path folder, int count) throws IOException {
    Files.createDirectories(folder);
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path file = folder.resolve(String.format(Locale.ROOT, "drawn-%03d.jpg", i));
      try (Picture picture = picture(i)) {
        Files.write(file, picture.jpeg(92));
      }
      files.add(file);
    }
    return files;
  }
}
