package org.chaperone.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of its own among the system's temporary files; it and all below it go when closed. */
public final class TemporaryFolder implements AutoCloseable {

  private final Path path;

  public TemporaryFolder() throws IOException {
    this(Optional.empty());
  }

  /** One in another place than the system's, where one is named. */
  public TemporaryFolder(Optional<Path> in) throws IOException {
    String name = "chaperone-bench-";
    this.path =
        in.isPresent()
            ? Files.createTempDirectory(in.get(), name)
            : Files.createTempDirectory(name);
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** The bytes of all files below a folder. */
  public static long bytes(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
