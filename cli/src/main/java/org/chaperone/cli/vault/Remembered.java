package org.chaperone.cli.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chaperone.cli.configuration.KnownSettings;
import org.chaperone.cli.configuration.Source;
import org.chaperone.cli.keyholder.KeyFiles;
import org.chaperone.vault.home.Settings;
import org.chaperone.vault.home.Settings.Setting;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What a vault's configuration says of options, and behind it what its settings remember of those
 * it was made with, so that later commands need {@code --vault} and little else.
 */
public final class Remembered {

  private static final String KEYHOLDER = "keyholder.";

  private static final List<String> WHICH = KnownSettings.WHICH_KEYHOLDER;

  private static final List<String> HOW =
      List.of(
          "--own",
          "--own-password-file",
          "--peer",
          "--seal",
          "--seal-secret-file",
          "--pkcs11-library",
          "--pkcs11-slot",
          "--transit-address",
          "--transit-mount",
          "--seal-key",
          "--witness",
          "--witnesses-needed",
          "--provider-issuer",
          "--provider-client",
          "--provider-name",
          "--provider-keys",
          "--provider-confirms");

  /** Options and how their settings are called. */
  private static final Map<String, String> NAMES = names();

  private Remembered() {}

  private static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    WHICH.forEach(option -> names.put(option, KEYHOLDER + option.substring(2)));
    HOW.forEach(option -> names.put(option, KEYHOLDER + option.substring(2)));
    names.put("--database-password-file", "database.password-file");
    names.put("--s3-secret-file", "s3.secret-file");
    names.put("--provider-secret-file", "provider.secret-file");
    return names;
  }

  /**
   * A command's arguments.
   *
   * @param all typed ones first
   * @param source of those that a configuration added
   */
  public record Arguments(String[] all, Source source) {}

  /**
   * The arguments, and behind them what the configuration and the settings of the vault that they
   * name say of options that were not typed.
   */
  public static Arguments added(CommandLine line, String... arguments) throws IOException {
    ParseResult typed;
    try {
      typed = line.parseArgs(arguments);
    } catch (ParameterException e) {
      // Running the command says it, in the right place.
      return new Arguments(arguments, Source.none());
    }
    while (typed.hasSubcommand()) {
      typed = typed.subcommand();
    }
    Optional<Path> vault = value(typed, "--vault").map(Path::of);
    if (vault.isEmpty()) {
      return new Arguments(arguments, Source.none());
    }
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    Source source = Source.of(vault.get(), value(typed, "--config").map(Path::of));
    all.addAll(source.arguments(typed));
    Optional<Settings> settings = Settings.in(vault.get());
    if (settings.isPresent()) {
      addSettings(typed, settings.get(), source, all);
    }
    addKey(typed, vault.get(), all);
    return new Arguments(all.toArray(String[]::new), source);
  }

  private static Optional<String> value(ParseResult typed, String option) {
    return typed.hasMatchedOption(option)
        ? typed.matchedOption(option).originalStringValues().stream().findFirst()
        : Optional.empty();
  }

  private static void addSettings(
      ParseResult typed, Settings settings, Source source, List<String> all) {
    boolean isOther = source.namesKeyholder() || WHICH.stream().anyMatch(typed::hasMatchedOption);
    NAMES.forEach(
        (option, name) -> {
          OptionSpec known = typed.commandSpec().findOption(option);
          if (known == null
              || typed.hasMatchedOption(option)
              || source.says(name)
              || (isOther && name.startsWith(KEYHOLDER))) {
            return;
          }
          settings
              .own(name)
              .ifPresent(
                  value ->
                      (known.isMultiValue() ? List.of(value.split(" +", -1)) : List.of(value))
                          .forEach(one -> all.add(option + "=" + one)));
        });
  }

  private static void addKey(ParseResult typed, Path vault, List<String> all) {
    if (typed.commandSpec().findOption("--key") != null && !typed.hasMatchedOption("--key")) {
      value(typed, "--as")
          .flatMap(name -> KeyFiles.of(vault, name))
          .ifPresent(file -> all.add("--key=" + file));
    }
  }

  /**
   * What the settings of a new vault remember of the options that were typed, and of the keyholder
   * that was made besides.
   */
  public static List<Setting> of(ParseResult typed, Optional<Path> madeAt) {
    Map<String, String> values = new LinkedHashMap<>();
    madeAt.ifPresent(home -> values.put("--home", absolute(home)));
    for (String option : NAMES.keySet()) {
      if (typed.hasMatchedOption(option)) {
        values.put(option, text(typed.matchedOption(option).getValue()));
      }
    }
    List<Setting> settings = new ArrayList<>();
    values.forEach(
        (option, value) ->
            settings.add(
                new Setting(
                    settings.isEmpty() ? "The keyholder, and how it is reached." : "",
                    Objects.requireNonNull(NAMES.get(option)),
                    value)));
    return settings;
  }

  private static String text(Object value) {
    return switch (value) {
      case Optional<?> some -> some.map(Remembered::text).orElse("");
      case Path path -> absolute(path);
      case Enum<?> one -> one.name().toLowerCase(Locale.ROOT);
      case Collection<?> all -> all.stream().map(Remembered::text).collect(Collectors.joining(" "));
      default -> String.valueOf(value);
    };
  }

  private static String absolute(Path path) {
    return path.toAbsolutePath().normalize().toString();
  }
}
