package org.chaperone.cli.desk;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.chaperone.cli.terminal.SafeText;
import org.chaperone.keyholder.exposure.Deed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chaperone case timeline}: what was done in the frame, entry by entry. */
@Command(
    name = "timeline",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Lists what the frame's accounts, sessions or server did, for the privacy lead.", ""})
final class CaseTimelineCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--from-entry",
      paramLabel = "N",
      description = "Where to go on; a thousand entries are shown for each account or session.")
  private long fromEntry;

  @Mixin private CasePlace place = new CasePlace();

  @Override
  public Integer call() throws Exception {
    return place.inRoom(
        (room, vault, session) -> {
          PrintWriter out = spec.commandLine().getOut();
          for (Deed deed : room.timeline(fromEntry)) {
            out.println(
                SafeText.of(
                    deed.entry()
                        + "  "
                        + deed.time()
                        + "  "
                        + deed.account().orElse("-")
                        + "  "
                        + deed.kind()
                        + " "
                        + deed.scope()
                        + deed.patient().map(id -> "  patient " + id).orElse("")
                        + (deed.photographs().isEmpty()
                            ? ""
                            : "  " + deed.photographs().size() + " photographs")
                        + (deed.reason().isEmpty() ? "" : "  (" + deed.reason() + ")")));
          }
          return 0;
        });
  }
}
