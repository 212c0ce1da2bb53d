package org.chaperone.vault.home;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The file of settings in a vault's folder, for people to read and to change: {@code name = value}
 * on a line, comments behind {@code #}. No secret is in it. Where an operator keeps a {@link
 * Configuration}, what that says goes before.
 */
public final class Settings {

  /** What the file is called. */
  public static final String NAME = "vault.properties";

  private static final String CONFIGURATION = "configuration";

  private final Path file;
  private final Properties values;
  private final Optional<Configuration> configuration;

  private Settings(Path file, Properties values, Optional<Configuration> configuration) {
    this.file = file;
    this.values = values;
    this.configuration = configuration;
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
    Optional<Configuration> configuration =
        values.getProperty(CONFIGURATION) == null
            ? inside(folder)
            : Optional.of(Configuration.read(Path.of(values.getProperty(CONFIGURATION).strip())));
    return Optional.of(new Settings(file, values, configuration));
  }

  /**
   * The configuration of a folder, whether or not there is a vault in it yet: the file that the
   * vault remembers, or the one called {@value Configuration#NAME} in the folder.
   */
  public static Optional<Configuration> configuration(Path folder) throws IOException {
    Optional<Settings> settings = in(folder);
    return settings.isPresent() ? settings.get().configuration : inside(folder);
  }

  private static Optional<Configuration> inside(Path folder) throws IOException {
    Path file = folder.resolve(Configuration.NAME);
    return Files.exists(file) ? Optional.of(Configuration.read(file)) : Optional.empty();
  }

  /** Has a vault remember from now on where its configuration is. */
  public static void remember(Path folder, Path configuration) throws IOException {
    Path file = folder.resolve(NAME);
    String line = CONFIGURATION + " = " + escaped(configuration.toAbsolutePath().normalize());
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    if (lines.contains(line)) {
      return;
    }
    lines.removeIf(one -> one.startsWith(CONFIGURATION + " "));
    lines.add(line);
    Path next = folder.resolve(NAME + ".new");
    Files.write(next, lines);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Writes the settings of a new vault. */
  static void write(Path folder, List<Setting> settings) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# This vault's settings. Written when it was made, read by every command that is given");
    lines.add(
        "# --vault. A line of a configuration file (" + Configuration.NAME + " here, or the one");
    lines.add(
        "# that `serve --config` named) goes before, and an option on the command line before");
    lines.add("# that. No secret belongs here.");
    for (Setting setting : settings) {
      if (!setting.comment().isEmpty()) {
        lines.add("");
        lines.add("# " + setting.comment());
      }
      lines.add(setting.name() + " = " + escaped(setting.value()));
    }
    Files.write(folder.resolve(NAME), lines, StandardOpenOption.CREATE_NEW);
  }

  private static String escaped(Object value) {
    return value.toString().replace("\\", "\\\\");
  }

  /** A value, when it is set, by the configuration or here. */
  public Optional<String> value(String name) {
    return configuration.flatMap(file -> file.value(name)).or(() -> own(name));
  }

  /** A value, when it is set here. */
  public Optional<String> own(String name) {
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

  /**
   * Makes sure that a value is still what it was when the vault was made.
   *
   * @throws IOException when the configuration says another one
   */
  void requireKept(String name) throws IOException {
    Optional<Configuration.Line> said =
        configuration.map(Configuration::settings).map(all -> all.get(name));
    if (said.isPresent() && !own(name).equals(value(name))) {
      throw new IOException(
          configuration.orElseThrow().at(said.get().number())
              + ": the vault was made with "
              + own(name).map(made -> name + " = " + made).orElse("no " + name)
              + ". Move what is there first, then change "
              + file
              + " too.");
    }
  }
}
