package org.chaperone.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers across runs which files were being read when the program died, so that a file that
 * kills it is left out in the end.
 *
 * <p>Pictures are decoded by native libraries; a hostile one may take the whole process down. What
 * was in work twice when that happened is not read a third time. A run that ends in order, or is
 * stopped in order, leaves nothing behind.
 */
public final class Attempts implements AutoCloseable {

  private static final int HOPELESS = 2;

  private final Path file;
  private final Map<String, Integer> died;

  private Attempts(Path file, Map<String, Integer> died) {
    this.file = file;
    this.died = died;
  }

  /** Opens the record in this file, which need not exist; its folder must. */
  public static Attempts open(Path file) throws IOException {
    Map<String, Integer> open = new HashMap<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
        if (line.length() == 65) {
          open.merge(line.substring(1), line.charAt(0) == '+' ? 1 : -1, Integer::sum);
        }
      }
      open.values().removeIf(n -> n <= 0);
    }
    return new Attempts(file, open);
  }

  /** Whether reading this killed the program more than once. */
  public boolean isHopeless(String name) {
    return died.getOrDefault(key(name), 0) >= HOPELESS;
  }

  /** Notes that reading this begins. */
  public void begin(String name) throws IOException {
    append('+', name);
  }

  /** Notes that reading this ended, well or not. */
  public void end(String name) throws IOException {
    append('-', name);
  }

  // The names may be patients'; their digests are enough here.
  private static String key(String name) {
    return Sha256.hex(name.getBytes(StandardCharsets.UTF_8));
  }

  private synchronized void append(char sign, String name) throws IOException {
    Files.writeString(
        file,
        sign + key(name) + "\n",
        StandardCharsets.US_ASCII,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Forgets everything: the run ended in order. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
