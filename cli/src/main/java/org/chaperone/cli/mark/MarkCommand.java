package org.chaperone.cli.mark;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaperone mark}: puts marks into pictures and finds them in leaks. */
@Command(
    name = "mark",
    mixinStandardHelpOptions = true,
    subcommands = {MarkEmbedCommand.class, MarkDetectCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    header = {"Puts invisible marks into pictures and finds them in leaks.", ""},
    description = {
      "",
      "A vault marks whatever it serves. These commands do the same with plain files and a key file"
          + " that they keep, so that anybody can try what a mark survives. docs/marks.md says how"
          + " marks work and what they cannot do.",
      ""
    },
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Example:",
      "  chaperone mark embed --keys marks.keys --account ada photograph.jpg for-ada.png",
      "  chaperone mark detect --keys marks.keys photograph.jpg leaked.jpg"
    })
public final class MarkCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing: embed or detect.");
  }
}
