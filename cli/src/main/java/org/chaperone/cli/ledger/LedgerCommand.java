package org.chaperone.cli.ledger;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaperone ledger}: checks, shows and proves what a ledger holds. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    subcommands = {
      LedgerVerifyCommand.class,
      LedgerTailCommand.class,
      LedgerProveCommand.class,
      LedgerExportCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    header = {"Checks, shows and proves what a ledger holds.", ""},
    description = {
      "",
      "All of them read the files that the ledger publishes (c2sp.org/tlog-tiles), change nothing,"
          + " need the public key alone, and check every entry first. The ledger may be in use.",
      ""
    },
    commandListHeading = "%nCommands:%n",
    footer = {"", "docs/formats.md says what every byte means."})
public final class LedgerCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "A command is missing: verify, tail, prove or export.");
  }
}
