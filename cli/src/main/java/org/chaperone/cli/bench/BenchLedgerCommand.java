package org.chaperone.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chaperone.bench.ledger.LedgerBenchmark;
import org.chaperone.bench.ledger.LedgerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaperone bench ledger}: durable, signed entries beside what the disk alone does. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Measures how fast the ledger makes entries durable.", ""},
    description = {
      "",
      "Appends to a ledger with one caller and with many, and by turns writes and forces as many bytes"
          + " on the bare disk. Half a minute, some tens of megabytes, removed at the end.",
      ""
    },
    footer = {"", "Example:", "  chaperone bench ledger --folder /srv --json ledger.json"})
final class BenchLedgerCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "On the disk to be measured; the system's temporary folder by default.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--callers",
      paramLabel = "N",
      description = "Callers at the same time; ${DEFAULT-VALUE} by default.")
  private int callers = LedgerOptions.STANDARD_CALLERS;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Rounds of everything; ${DEFAULT-VALUE} by default.")
  private int rounds = LedgerOptions.STANDARD_ROUNDS;

  @Option(
      names = "--entry-bytes",
      paramLabel = "N",
      description = "Bytes of an entry; ${DEFAULT-VALUE} by default.")
  private int entryBytes = LedgerOptions.STANDARD_ENTRY_BYTES;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there too.")
  private Optional<Path> json = Optional.empty();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (folder.isPresent() && !Files.isDirectory(folder.get())) {
      throw new ParameterException(
          spec.commandLine(), "--folder " + folder.get() + " is no folder.");
    }
    LedgerOptions options;
    try {
      options = new LedgerOptions(folder, callers, rounds, entryBytes, json, Typed.command(spec));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    new LedgerBenchmark(options).run(System.out);
    return 0;
  }
}
