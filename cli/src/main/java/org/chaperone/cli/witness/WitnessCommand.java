package org.chaperone.cli.witness;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaperone witness}: cosigns ledgers that only grow. */
@Command(
    name = "witness",
    mixinStandardHelpOptions = true,
    subcommands = WitnessServeCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    header = {"Cosigns ledgers, so that nobody can rewrite them unnoticed.", ""},
    commandListHeading = "%nCommands:%n")
public final class WitnessCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing: serve.");
  }
}
