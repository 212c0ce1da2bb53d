package org.chaperone.cli.hashes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.chaperone.picture.PictureFormat;

/** The pictures of a folder tree. */
final class PictureFiles {

  private PictureFiles() {}

  /** All files that begin like a picture, or are named like one, by path. */
  static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return files.filter(Files::isRegularFile).filter(PictureFiles::isOne).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isOne(Path file) {
    if (PictureFormat.isNamedLikeOne(file.toString())) {
      return true;
    }
    try (var in = Files.newInputStream(file)) {
      return PictureFormat.of(in.readNBytes(64)).isPresent();
    } catch (IOException e) {
      // It may well be one; whoever reads it learns why it cannot be.
      return true;
    }
  }
}
