package org.chaperone.cli.desk;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.chaperone.desk.answer.Answering;
import org.chaperone.keyholder.session.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chaperone case answer}: confirmed, possible, excluded, as of now. */
@Command(
    name = "answer",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Says what is confirmed, possible and excluded, with its grounds.", ""},
    description = {
      "",
      "A privacy lead's asks the ledger anew; other members see what it said last. Patients and"
          + " photographs are named by their ids.",
      ""
    })
final class CaseAnswerCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--all", description = "List those who are excluded too.")
  private boolean all;

  @Mixin private CasePlace place = new CasePlace();

  @Override
  public Integer call() throws Exception {
    return place.inRoom(
        (room, vault, session) -> {
          if (session.role() == Role.PRIVACY_LEAD) {
            room.reckon();
          }
          PrintWriter out = spec.commandLine().getOut();
          Answering answering = room.answering();
          AnswerText.print(answering.answer(), out);
          if (all) {
            answering.forEach(patient -> AnswerText.print(patient, out));
          } else {
            answering.affected().forEach(patient -> AnswerText.print(patient, out));
          }
          return 0;
        });
  }
}
