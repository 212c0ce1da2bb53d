package org.chaperone.cli.desk;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.chaperone.desk.paper.Paper;
import org.chaperone.keyholder.approval.PendingRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chaperone case contain}: cuts off what was in other hands, at once. */
@Command(
    name = "contain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Locks the frame's accounts and ends its sessions, at once; two people undo it.", ""},
    description = {
      "",
      "Where the whole server is lost, every session but this one is ended and every release is"
          + " stopped. While releases are stopped, no leak can be traced.",
      ""
    })
final class CaseContainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  @Option(names = "--freeze", description = "Stop every release as well.")
  private boolean freezes;

  @Option(names = "--undo", description = "Ask for the end of it, which a second person approves.")
  private boolean undo;

  @Mixin private CasePlace place = new CasePlace();

  @Override
  public Integer call() throws Exception {
    return place.inRoom(
        (room, vault, session) -> {
          PrintWriter out = spec.commandLine().getOut();
          if (undo) {
            for (PendingRequest request : room.undo(reason)) {
              out.println("It needs a second person: " + place.place().approving(request.id()));
            }
            return 4;
          }
          Paper.Contained contained = room.contain(freezes, reason);
          out.println(
              contained.locked().size()
                  + " accounts locked, "
                  + contained.sessionsEnded()
                  + " other sessions ended; releases "
                  + (contained.frozen() ? "are stopped." : "go on for everybody else."));
          return 0;
        });
  }
}
