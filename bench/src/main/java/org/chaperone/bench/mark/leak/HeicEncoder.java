package org.chaperone.bench.mark.leak;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chaperone.bench.report.TemporaryFolder;
import org.chaperone.picture.Picture;

/**
 * HEIC files by {@code heif-enc} of libheif, where it is installed: Chaperone itself only reads.
 */
final class HeicEncoder {

  private static final String NAME = "heif-enc";
  private static final int PATIENCE = 300;

  private HeicEncoder() {}

  static boolean isThere() {
    return program().isPresent();
  }

  private static Optional<Path> program() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, NAME))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static byte[] encoded(Picture picture, int quality) throws IOException {
    Path program = program().orElseThrow(() -> new IOException("There is no " + NAME + "."));
    try (TemporaryFolder folder = new TemporaryFolder()) {
      Path in = folder.path().resolve("in.png");
      Path out = folder.path().resolve("out.heic");
      Files.write(in, picture.png());
      Process process =
          new ProcessBuilder(
                  program.toString(),
                  "-q",
                  Integer.toString(quality),
                  in.toString(),
                  "-o",
                  out.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(NAME + " did not end.");
      }
      if (process.exitValue() != 0) {
        throw new IOException(NAME + " failed: it may be built without an encoder.");
      }
      return Files.readAllBytes(out);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
