package org.chaperone.cli.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chaperone.bench.release.ReleaseBenchmark;
import org.chaperone.bench.release.ReleaseOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaperone bench release}: how fast keys are released. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Measures how fast keys are released, in process and over a socket.", ""},
    description = {
      "",
      "Each release is durable and signed before it is answered, so the disk under --folder decides."
          + " What it does for a force alone stands beside the releases.",
      ""
    },
    footer = {"", "Example:", "  chaperone bench release --callers 1,8,64 --seconds 5"})
final class BenchReleaseCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--callers",
      split = ",",
      paramLabel = "N",
      description = "How many ask at a time; ${DEFAULT-VALUE} by default.")
  private List<Integer> callers = ReleaseOptions.STANDARD_CALLERS;

  @Option(names = "--seconds", paramLabel = "N", description = "For each row; 5 by default.")
  private int seconds = 5;

  @Option(names = "--folder", paramLabel = "DIR", description = "Where the keyholder lies.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--postgres",
      paramLabel = "URL",
      description =
          "JDBC address of a PostgreSQL; what it takes to commit a row of an audit table is"
              + " measured as well. The table is made and dropped.")
  private Optional<String> postgres = Optional.empty();

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there too.")
  private Optional<Path> json = Optional.empty();

  @Override
  public Integer call() throws Exception {
    ReleaseOptions options;
    try {
      options = new ReleaseOptions(callers, seconds, folder, postgres, json, Typed.command(spec));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    new ReleaseBenchmark(options).run(System.out);
    return 0;
  }
}
