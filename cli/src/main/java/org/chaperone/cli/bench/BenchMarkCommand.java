package org.chaperone.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.chaperone.bench.mark.MarkBenchmark;
import org.chaperone.bench.mark.MarkOptions;
import org.chaperone.bench.mark.MarkPart;
import org.chaperone.bench.mark.leak.ViewAttack;
import org.chaperone.cli.terminal.ProgressLine;
import org.chaperone.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaperone bench mark}: attacks marked views and counts who is named. */
@Command(
    name = "mark",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Attacks marked views and counts who is named, rightly or not.", ""},
    description = {
      "",
      "Serves views of the photographs as a vault does, has them attacked, blended and attacked by"
          + " people who know the method, asks which views are named, and holds leaks against views"
          + " that are not in them. Beside it a plain blind watermark stands the same attacks. The"
          + " photographs are only read. Some seconds of one core a leak and megapixel.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  chaperone bench mark --photos photos --sizes 0.27,1 --photographs 6 --json mark.json"
    })
final class BenchMarkCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--photos",
      required = true,
      arity = "1..*",
      paramLabel = "DIR",
      description = "Folders of photographs, taken from by turns.")
  private List<Path> folders = List.of();

  @Option(
      names = "--photographs",
      paramLabel = "N",
      description =
          "Photographs of each size, a quarter as many of sizes above 4; ${DEFAULT-VALUE} by"
              + " default.")
  private int photographs = MarkOptions.STANDARD_PHOTOGRAPHS;

  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "MP",
      description = "Sizes of renditions in megapixels; ${DEFAULT-VALUE} by default.")
  private List<Double> sizes = MarkOptions.STANDARD_SIZES;

  @Option(
      names = "--parts",
      split = ",",
      paramLabel = "NAME",
      description = "Only these parts: ${COMPLETION-CANDIDATES}.")
  private Set<MarkPart> parts = EnumSet.allOf(MarkPart.class);

  @Option(
      names = "--attacks",
      split = ",",
      paramLabel = "NAME",
      description = "Only these attacks: ${COMPLETION-CANDIDATES}.")
  private Set<ViewAttack> attacks = EnumSet.allOf(ViewAttack.class);

  @Option(
      names = "--candidates",
      paramLabel = "N",
      description = "Views that each leak is held against; ${DEFAULT-VALUE} by default.")
  private int candidates = MarkOptions.STANDARD_CANDIDATES;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "Pairs of a leak and an innocent view; ${DEFAULT-VALUE} by default.")
  private int trials = MarkOptions.STANDARD_TRIALS;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Another seed takes other photographs, keys and attacks; ${DEFAULT-VALUE} by default.")
  private long seed = 1;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there too.")
  private Optional<Path> json = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Leaks at a time; by default one for each core.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() throws IOException, InterruptedException {
    MarkOptions options = options();
    new MarkBenchmark(options, new ProgressLine(Terminal.ofProcess())).run(System.out);
    return 0;
  }

  private MarkOptions options() {
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new ParameterException(spec.commandLine(), "--photos " + folder + " is no folder.");
      }
    }
    try {
      return new MarkOptions(
          folders,
          photographs,
          sizes,
          seed,
          parts,
          attacks,
          candidates,
          trials,
          threads,
          json,
          Typed.command(spec));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
