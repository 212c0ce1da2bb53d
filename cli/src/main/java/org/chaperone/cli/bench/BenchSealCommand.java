package org.chaperone.cli.bench;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chaperone.bench.seal.SealBenchmark;
import org.chaperone.bench.seal.SealOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaperone bench seal}: how fast photographs are sealed, opened and viewed. */
@Command(
    name = "seal",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Measures sealing, opening, taking in and viewing, beside the bare cipher.", ""},
    description = {
      "",
      "Seals and opens 5 MB and 500 kB and runs bare AES-256-GCM over as much by turns; takes drawn"
          + " photographs of 12 MP into a vault under --folder; and lets several callers view them.",
      ""
    },
    footer = {"", "Example:", "  chaperone bench seal --callers 8 --seconds 10"})
final class BenchSealCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--rounds", paramLabel = "N", description = "Of the cipher; 200 by default.")
  private int rounds = 200;

  @Option(names = "--photographs", paramLabel = "N", description = "Taken in; 20 by default.")
  private int photographs = 20;

  @Option(names = "--callers", paramLabel = "N", description = "Who view at once; 8 by default.")
  private int callers = 8;

  @Option(names = "--seconds", paramLabel = "N", description = "They view; 10 by default.")
  private int seconds = 10;

  @Option(names = "--folder", paramLabel = "DIR", description = "Where the vault lies.")
  private Optional<Path> folder = Optional.empty();

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there too.")
  private Optional<Path> json = Optional.empty();

  @Override
  public Integer call() throws Exception {
    SealOptions options;
    try {
      options =
          new SealOptions(rounds, photographs, callers, seconds, folder, json, Typed.command(spec));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    new SealBenchmark(options).run(System.out);
    return 0;
  }
}
