package org.chaperone.cli.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.chaperone.cli.serve.ServeCommand;
import org.chaperone.vault.home.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

final class KnownSettingsTest {

  /** Where the vault is and who asks are no settings of it, and these are for the moment. */
  private static final Set<String> TYPED =
      Set.of("--vault", "--config", "--print-config", "--help", "--version", "--as", "--key");

  @Test
  void everySettingIsAnOptionOfServeAndEveryOptionASetting() {
    CommandLine serve = new CommandLine(new ServeCommand());
    Set<String> options = new HashSet<>();
    for (KnownSetting setting : KnownSettings.all()) {
      assertNotNull(serve.getCommandSpec().findOption(setting.option()), setting.option());
      assertTrue(options.add(setting.option()), setting.option());
    }
    for (OptionSpec option : serve.getCommandSpec().options()) {
      if (!TYPED.contains(option.longestName())
          && !option.longestName().equals("--key-passphrase-file")) {
        assertTrue(options.contains(option.longestName()), option.longestName());
      }
    }
  }

  @Test
  void theTemplateSetsNothingAndItsExamplesAreValues(@TempDir Path folder) throws Exception {
    List<String> lines = Template.lines();
    Path file = Files.write(folder.resolve("template"), lines);
    assertTrue(Configuration.read(file).settings().isEmpty());
    Files.write(file, lines.stream().map(line -> line.replaceAll("^#(\\S)", "$1")).toList());
    Configuration all = Configuration.read(file);
    assertEquals(KnownSettings.all().size(), all.settings().size());
    new CommandLine(new ServeCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(
            Stream.concat(
                    Stream.of("--vault=vault"),
                    KnownSettings.all().stream()
                        .map(one -> one.option() + "=" + all.value(one.name()).orElseThrow()))
                .toArray(String[]::new));
    assertTrue(lines.stream().allMatch(line -> line.length() <= 100), "lines are short");
  }
}
