package org.chaperone.cli.vault;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaperone vault}: the sealed photographs. */
@Command(
    name = "vault",
    mixinStandardHelpOptions = true,
    subcommands = {
      VaultInitCommand.class,
      VaultImportCommand.class,
      VaultStatusCommand.class,
      VaultExportCommand.class,
      VaultVerifyCommand.class,
      VaultEraseCommand.class,
      VaultBackupCommand.class,
      VaultRestoreCommand.class,
      VaultRotateCommand.class,
      VaultLockCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    header = {"Keeps photographs sealed, and opens them under releases alone.", ""},
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "A vault needs a keyholder (chaperone help keyholder), which is named by --home, --socket or"
          + " --tls, and somebody who is signed in, by --as and --key.",
      "",
      "Examples:",
      "  chaperone vault init --vault /srv/vault --home /srv/keyholder",
      "  chaperone vault import photographs --vault /srv/vault --home /srv/keyholder --as Ada --key"
          + " ada.key"
    })
public final class VaultCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }
}
