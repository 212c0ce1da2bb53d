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
      VaultFindCommand.class,
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
      "A vault belongs to a keyholder, which keeps its keys (chaperone help keyholder). The first"
          + " command makes both:",
      "",
      "  chaperone vault init --vault /srv/vault --administrator Ada --privacy-lead Pia",
      "  chaperone keyholder enrol --vault /srv/vault --name Ada      and the same for Pia",
      "  chaperone vault import photographs --vault /srv/vault --as Ada",
      "  chaperone vault status --vault /srv/vault",
      "",
      "docs/vault.md walks through all of it. Passphrases are asked for; in a script they are lines of"
          + " standard input, in the order in which they would be asked for."
    })
public final class VaultCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }
}
