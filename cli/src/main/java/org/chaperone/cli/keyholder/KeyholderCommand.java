package org.chaperone.cli.keyholder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaperone keyholder}: the keeper of the keys. */
@Command(
    name = "keyholder",
    mixinStandardHelpOptions = true,
    subcommands = {
      KeyholderInitCommand.class,
      KeyholderServeCommand.class,
      KeyholderStatusCommand.class,
      KeyholderEnrolCommand.class,
      KeyholderAccountCommand.class,
      KeyholderPendingCommand.class,
      KeyholderApproveCommand.class,
      KeyholderLockCommand.class,
      KeyholderResealCommand.class,
      KeyholderRestoreCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    header = {"Makes, serves and asks the keeper of the keys.", ""},
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Examples:",
      "  chaperone keyholder init --home /srv/keyholder --administrator Ada --privacy-lead Pia",
      "  chaperone keyholder serve --home /srv/keyholder --listen-socket /run/keyholder/socket",
      "  chaperone keyholder status --socket /run/keyholder/socket"
    })
public final class KeyholderCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }
}
