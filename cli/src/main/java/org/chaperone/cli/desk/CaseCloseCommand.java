package org.chaperone.cli.desk;

import java.util.concurrent.Callable;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.PendingRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code chaperone case close}: asks for the end of a case. */
@Command(
    name = "close",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Asks for the end of a case; a second person approves it.", ""},
    description = {
      "",
      "Its answer can be read afterwards, and callers be told; nothing more can be traced in it.",
      ""
    })
final class CaseCloseCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CasePlace place = new CasePlace();

  @Override
  public Integer call() throws Exception {
    return place
        .place()
        .signedIn(
            (vault, session) -> {
              PendingRequest request =
                  vault.keyholder().ask(session, new Action.CloseCase(place.investigation()));
              spec.commandLine()
                  .getOut()
                  .println("It needs a second person: " + place.place().approving(request.id()));
              return 4;
            });
  }
}
