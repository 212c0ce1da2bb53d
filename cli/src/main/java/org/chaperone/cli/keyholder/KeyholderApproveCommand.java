package org.chaperone.cli.keyholder;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.id.RequestId;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chaperone keyholder approve}: approves as the second person. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    header = {"Approves, or declines, what somebody else asked for.", ""})
final class KeyholderApproveCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private KeyholderPlace place = new KeyholderPlace();

  @Parameters(paramLabel = "REQUEST", description = "Which, as `pending` lists it.")
  private String request = "";

  @Option(names = "--decline", description = "Turn it down instead.")
  private boolean decline;

  @Override
  public Integer call() throws IOException, SealException {
    try (Keyholder keyholder = place.keyholder()) {
      Session session = place.signIn(keyholder);
      RequestId id = RequestId.parse(request);
      PrintWriter out = spec.commandLine().getOut();
      if (decline) {
        keyholder.decline(session, id);
        out.println("Declined.");
        return 0;
      }
      out.println(
          switch (keyholder.approve(session, id)) {
            case Approval.Done done -> "Done, entry " + done.ledgerIndex() + " of the ledger.";
            case Approval.Enrolled(long index, var enrolment) ->
                EnrolmentText.of("the account (hand it over to its holder)", enrolment);
            case Approval.Opened(long index, var investigation) ->
                "Case " + investigation + " is open.";
            case Approval.Allowed(long index, var until) -> "Allowed until " + until + ".";
            case Approval.Erased(long index, var at, var last) ->
                "Erased. The last backup that could bring it back expires " + last + ".";
          });
    }
    return 0;
  }
}
