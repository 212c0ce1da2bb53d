package org.chaperone.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.chaperone.bench.attack.AttackFamily;
import org.chaperone.bench.match.MatchBenchmark;
import org.chaperone.bench.match.MatchOptions;
import org.chaperone.cli.terminal.ProgressLine;
import org.chaperone.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaperone bench match}: attacks photographs and counts who finds them again. */
@Command(
    name = "match",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Attacks photographs and counts how often they are found again.", ""},
    description = {
      "",
      "Makes leaked copies of the photographs by every kind of attack, holds some photographs out,"
          + " shoots neighbours as bursts have them, and asks the matcher and plain PDQ about all"
          + " of them. The photographs are only read. A second of CPU a query, about.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  chaperone bench match --photos photos --queries 20 --json match.json"
    })
final class BenchMatchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--photos",
      required = true,
      arity = "1..*",
      paramLabel = "DIR",
      description = "Folders of photographs.")
  private List<Path> photographs = List.of();

  @Option(
      names = "--queries",
      paramLabel = "N",
      description = "Queries of each attack; ${DEFAULT-VALUE} by default.")
  private int queries = MatchOptions.STANDARD_QUERIES;

  @Option(
      names = "--families",
      split = ",",
      paramLabel = "NAME",
      description = "Only these attacks: ${COMPLETION-CANDIDATES}.")
  private Set<AttackFamily> families = EnumSet.allOf(AttackFamily.class);

  @Option(
      names = "--held-out",
      paramLabel = "SHARE",
      description =
          "Share of the photographs kept out of the archive; ${DEFAULT-VALUE} by default.")
  private double heldOut = MatchOptions.STANDARD_HELD_OUT;

  @Option(
      names = "--bursts",
      arity = "1..*",
      paramLabel = "DIR",
      description = "Folders whose subfolders are sequences of frames of one scene.")
  private List<Path> bursts = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another seed asks other questions; ${DEFAULT-VALUE} by default.")
  private long seed = 1;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there too.")
  private Optional<Path> json = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Queries at a time; by default one for each core.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() throws IOException, InterruptedException {
    MatchOptions options = options();
    new MatchBenchmark(options, new ProgressLine(Terminal.ofProcess())).run(System.out);
    return 0;
  }

  private MatchOptions options() {
    for (Path folder : photographs) {
      if (!Files.isDirectory(folder)) {
        throw new ParameterException(spec.commandLine(), "--photos " + folder + " is no folder.");
      }
    }
    for (Path folder : bursts) {
      if (!Files.isDirectory(folder)) {
        throw new ParameterException(spec.commandLine(), "--bursts " + folder + " is no folder.");
      }
    }
    try {
      return new MatchOptions(
          photographs,
          seed,
          families,
          queries,
          heldOut,
          bursts,
          json,
          threads,
          Typed.command(spec));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
