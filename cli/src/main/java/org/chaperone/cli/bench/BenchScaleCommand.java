package org.chaperone.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chaperone.bench.scale.ScaleBenchmark;
import org.chaperone.bench.scale.ScaleOptions;
import org.chaperone.cli.terminal.ProgressLine;
import org.chaperone.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaperone bench scale}: how queries grow with the archive. */
@Command(
    name = "scale",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Measures how query time, memory and bytes grow with the archive.", ""},
    description = {
      "",
      "Asks for a few drawn photographs among ever more synthetic ones. 100,000 photographs take up"
          + " to 3 GB in the temporary folder, which are removed at the end.",
      ""
    },
    footer = {"", "Example:", "  chaperone bench scale --sizes 1000,10000 --json scale.json"})
final class BenchScaleCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "N",
      description = "Photographs in the archive, growing; ${DEFAULT-VALUE} by default.")
  private List<Integer> sizes = ScaleOptions.STANDARD_SIZES;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there too.")
  private Optional<Path> json = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Pictures prepared at a time; by default one for each core.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (threads < 1) {
      throw new ParameterException(spec.commandLine(), "--threads is a number from 1.");
    }
    ScaleOptions options;
    try {
      options = new ScaleOptions(sizes, json, threads, Typed.command(spec));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    new ScaleBenchmark(options, new ProgressLine(Terminal.ofProcess())).run(System.out);
    return 0;
  }
}
