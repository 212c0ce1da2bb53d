package org.chaperone.cli.bench;

import org.chaperone.cli.bench.site.BenchSiteCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaperone bench}: measures what the documents claim. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchMatchCommand.class,
      BenchMarkCommand.class,
      BenchLookCommand.class,
      BenchScaleCommand.class,
      BenchLedgerCommand.class,
      BenchReleaseCommand.class,
      BenchSealCommand.class,
      BenchSiteCommand.class
    },
    synopsisSubcommandLabel = "BENCHMARK",
    header = {"Measures what the documents claim.", ""},
    commandListHeading = "%nBenchmarks:%n",
    footer = {"", "docs/benchmarks.md holds figures and the commands that made them."})
public final class BenchCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "A benchmark is missing: match, mark, look, scale, ledger, release, seal or site.");
  }
}
