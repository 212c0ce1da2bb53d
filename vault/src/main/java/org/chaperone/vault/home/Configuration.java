package org.chaperone.vault.home;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of settings that an operator writes: {@code name = value} on a line, comments behind
 * {@code #} at a line's beginning. What it says goes before what a vault's folder remembers. No
 * secret is in it, only the names of files that hold one.
 *
 * @param file where it was read
 * @param settings by name, in the file's order; a name without a value is not set
 */
public record Configuration(Path file, Map<String, Line> settings) {

  /** What the file is called in a vault's folder. */
  public static final String NAME = "chaperone.conf";

  /**
   * A value and where it stands.
   *
   * @param number of the line, from 1
   */
  public record Line(String value, int number) {}

  /**
   * Reads a file.
   *
   * @throws IOException when it cannot be read or a line is no setting; names the line
   */
  public static Configuration read(Path file) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (MalformedInputException e) {
      throw new IOException(file + " is no text in UTF-8.", e);
    }
    Map<String, Line> settings = new LinkedHashMap<>();
    int number = 0;
    for (String line : lines) {
      number++;
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw new IOException(
            at(file, number) + ": a setting is a name, = and a value; a comment begins with #.");
      }
      String name = text.substring(0, equals).strip();
      String value = text.substring(equals + 1).strip();
      if (settings.containsKey(name)) {
        throw new IOException(at(file, number) + ": " + name + " was said before.");
      }
      settings.put(name, new Line(value, number));
    }
    settings.values().removeIf(line -> line.value().isEmpty());
    return new Configuration(file, settings);
  }

  /** A value, when it is set. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(settings.get(name)).map(Line::value);
  }

  /** Where a line is, to begin a sentence with. */
  public String at(int number) {
    return at(file, number);
  }

  private static String at(Path file, int number) {
    return file + ", line " + number;
  }
}
