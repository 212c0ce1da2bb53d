package org.chaperone.vault.home;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The file of settings in a vault's folder, for people to read and to change: {@code name = value}
 * on a line, comments behind {@code #}. No secret is in it.
 */
public final class Settings {

  /** What the file is called. */
  public static final String NAME = "vault.properties";

  private final Path file;
  private final Properties values;

  private Settings(Path file, Properties values) {
    this.file = file;
    this.values = values;
  }

  /**
   * A setting to be written.
   *
   * @param comment one line, or none
   */
  public record Setting(String comment, String name, String value) {}

  /**
   * The settings in a vault's folder.
   *
   * @return empty when there is no vault
   */
  public static Optional<Settings> in(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties values = new Properties();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      values.load(in);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " cannot be understood: " + e.getMessage(), e);
    }
    return Optional.of(new Settings(file, values));
  }

  /** Writes the settings of a new vault. */
  static void write(Path folder, List<Setting> settings) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# This vault's settings. Written by `chaperone vault init`, read by every command that");
    lines.add(
        "# is given --vault; an option on the command line goes before. No secret belongs here.");
    for (Setting setting : settings) {
      if (!setting.comment().isEmpty()) {
        lines.add("");
        lines.add("# " + setting.comment());
      }
      lines.add(setting.name() + " = " + setting.value().replace("\\", "\\\\"));
    }
    Files.write(folder.resolve(NAME), lines, StandardOpenOption.CREATE_NEW);
  }

  /** A value, when it is set. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(values.getProperty(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /**
   * A value that must be set.
   *
   * @throws IOException when it is not
   */
  String required(String name) throws IOException {
    return value(name).orElseThrow(() -> new IOException(file + " does not say " + name + "."));
  }
}
