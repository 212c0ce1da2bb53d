package org.chaperone.cli.desk;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaperone case}: what was taken, and who is told what. */
@Command(
    name = "case",
    mixinStandardHelpOptions = true,
    subcommands = {
      CaseOpenCommand.class,
      CaseListCommand.class,
      CaseFrameCommand.class,
      CaseContainCommand.class,
      CaseIntakeCommand.class,
      CaseAnswerCommand.class,
      CaseTimelineCommand.class,
      CaseLookupCommand.class,
      CaseExportCommand.class,
      CaseCloseCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    header = {"Investigates a break-in: what is confirmed, possible, excluded.", ""},
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "In the order of a first hour:",
      "  chaperone case open --title \"the mail of Monday\" --vault /srv/vault --as Pia",
      "  chaperone keyholder approve REQUEST --vault /srv/vault --as Ada",
      "  chaperone case frame CASE --account Dora --from 2026-03-02T18:00 --vault /srv/vault --as Pia",
      "  chaperone case contain CASE --reason \"a stolen telephone\" --vault /srv/vault --as Pia",
      "  chaperone case intake CASE leaked.zip --name \"the mail\" --vault /srv/vault --as Pia",
      "  chaperone case answer CASE --vault /srv/vault --as Pia",
      "",
      "A case is its members' alone, and what it writes down is sealed in the vault."
    })
public final class CaseCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }
}
