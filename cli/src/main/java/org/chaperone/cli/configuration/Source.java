package org.chaperone.cli.configuration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaperone.vault.home.Configuration;
import org.chaperone.vault.home.Settings;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Where a command's options come from besides the command line: a configuration's lines. */
public final class Source {

  private final Optional<Configuration> file;
  private final Set<String> used = new HashSet<>();

  private Source(Optional<Configuration> file) {
    this.file = file;
  }

  /** No configuration. */
  public static Source none() {
    return new Source(Optional.empty());
  }

  /**
   * The configuration of a vault's folder, or the file that was named.
   *
   * @throws IOException when it has a setting that there is not; names the line
   */
  public static Source of(Path vault, Optional<Path> named) throws IOException {
    Optional<Configuration> file =
        named.isPresent()
            ? Optional.of(Configuration.read(named.get()))
            : Settings.configuration(vault);
    if (file.isPresent()) {
      for (var setting : file.get().settings().entrySet()) {
        if (KnownSettings.named(setting.getKey()).isEmpty()) {
          throw new IOException(
              file.get().at(setting.getValue().number())
                  + ": there is no setting "
                  + setting.getKey()
                  + "; `chaperone serve --print-config` prints all of them.");
        }
      }
    }
    return new Source(file);
  }

  /** Whether it says which keyholder is meant. */
  public boolean namesKeyholder() {
    return KnownSettings.all().stream()
        .filter(setting -> KnownSettings.WHICH_KEYHOLDER.contains(setting.option()))
        .anyMatch(setting -> value(setting).isPresent());
  }

  /** Whether it has a setting of this name. */
  public boolean says(String name) {
    return file.flatMap(known -> known.value(name)).isPresent();
  }

  /** Its settings as arguments, of options that the command knows and that were not typed. */
  public List<String> arguments(ParseResult typed) {
    boolean isOther = KnownSettings.WHICH_KEYHOLDER.stream().anyMatch(typed::hasMatchedOption);
    List<String> arguments = new ArrayList<>();
    for (KnownSetting setting : KnownSettings.all()) {
      OptionSpec known = typed.commandSpec().findOption(setting.option());
      if (known == null
          || typed.hasMatchedOption(setting.option())
          || (isOther && setting.name().startsWith("keyholder."))) {
        continue;
      }
      value(setting)
          .ifPresent(
              value ->
                  (known.isMultiValue() ? List.of(value.split(" +", -1)) : List.of(value))
                      .forEach(
                          one -> {
                            used.add(setting.option());
                            arguments.add(setting.option() + "=" + one);
                          }));
    }
    return arguments;
  }

  private Optional<String> value(KnownSetting setting) {
    return file.flatMap(known -> known.value(setting.name()));
  }

  /** Where an option's value stands, to begin a sentence about it with; empty when it was typed. */
  public String of(ArgSpec option) {
    if (file.isPresent() && option instanceof OptionSpec known) {
      for (KnownSetting setting : KnownSettings.all()) {
        Configuration.Line line = file.get().settings().get(setting.name());
        if (line != null
            && used.contains(setting.option())
            && List.of(known.names()).contains(setting.option())) {
          return file.get().at(line.number()) + " (" + setting.name() + "): ";
        }
      }
    }
    return "";
  }
}
