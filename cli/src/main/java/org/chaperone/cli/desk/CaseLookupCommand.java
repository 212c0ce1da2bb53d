package org.chaperone.cli.desk;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.chaperone.cli.terminal.SafeText;
import org.chaperone.desk.phone.PhoneAnswer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chaperone case lookup}: what a caller is told. */
@Command(
    name = "lookup",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Says what a caller is told: one of three answers, why, and what next.", ""},
    description = {
      "",
      "Make sure first that the caller is the patient: the number and birth date are printed for"
          + " that. Every patient found counts on the budget of names, and the call is written down.",
      ""
    })
final class CaseLookupCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "WORD",
      description = "Of the name, number or birth date.")
  private List<String> words = List.of();

  @Mixin private CasePlace place = new CasePlace();

  @Override
  public Integer call() throws Exception {
    return place.inRoom(
        (room, vault, session) -> {
          PrintWriter out = spec.commandLine().getOut();
          List<PhoneAnswer> found = room.lookUp(String.join(" ", words));
          for (PhoneAnswer one : found) {
            out.println(
                SafeText.of(
                    one.entry().familyName()
                        + ", "
                        + one.entry().givenNames()
                        + "; number "
                        + one.entry().number()
                        + one.entry().born().map(day -> "; born " + day).orElse("")));
            out.println("  " + AnswerText.word(one.answer().tier()));
            one.say().forEach(text -> out.println("  " + SafeText.of(text)));
          }
          if (found.isEmpty()) {
            out.println("There is no such patient.");
          }
          return 0;
        });
  }
}
