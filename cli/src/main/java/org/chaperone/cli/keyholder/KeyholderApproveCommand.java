package org.chaperone.cli.keyholder;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.chaperone.cli.terminal.SafeText;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.approval.Action;
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
      String name = accountOf(keyholder, session, id);
      out.println(
          switch (keyholder.approve(session, id)) {
            case Approval.Done done -> "Done, entry " + done.ledgerIndex() + " of the ledger.";
            case Approval.Enrolled(long index, var enrolment) ->
                EnrolmentText.of(name, enrolment) + "\nHand it over to that person alone.";
            case Approval.Opened(long index, var investigation) ->
                "Case " + investigation + " is open.";
            case Approval.Allowed(long index, var until) ->
                "Allowed until " + LocalMinute.of(until) + ".";
            case Approval.Erased(long index, var at, var last) ->
                "Erased. The last backup that could bring it back expires "
                    + LocalMinute.of(last)
                    + ".";
          });
    }
    return 0;
  }

  /** The name of the account that a request is for. */
  private static String accountOf(Keyholder keyholder, Session session, RequestId id) {
    return keyholder.pending(session).stream()
        .filter(request -> request.id().equals(id))
        .map(
            request ->
                request.action() instanceof Action.MakeAccount(String wanted, var role)
                    ? SafeText.of(wanted)
                    : "the account")
        .findFirst()
        .orElse("the account");
  }
}
