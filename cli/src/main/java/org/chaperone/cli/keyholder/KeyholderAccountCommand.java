package org.chaperone.cli.keyholder;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.PendingRequest;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.status.AccountSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chaperone keyholder account}: lists accounts, and asks for new ones. */
@Command(
    name = "account",
    mixinStandardHelpOptions = true,
    header = {"Lists accounts, or asks for a new one, which a second person has to approve.", ""})
final class KeyholderAccountCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private KeyholderPlace place = new KeyholderPlace();

  @Option(names = "--new", paramLabel = "NAME", description = "The name of an account to ask for.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "Its role: ${COMPLETION-CANDIDATES}; doctor by default.")
  private Role role = Role.DOCTOR;

  @Override
  public Integer call() throws IOException, SealException {
    try (Keyholder keyholder = place.keyholder()) {
      Session session = place.signIn(keyholder);
      if (name.isPresent()) {
        PendingRequest request = keyholder.ask(session, new Action.MakeAccount(name.get(), role));
        PrintWriter out = spec.commandLine().getOut();
        out.println("It needs a second person, until " + LocalMinute.of(request.until()) + ":");
        out.println("  chaperone keyholder approve " + request.id() + place.words() + " --as NAME");
        return 0;
      }
      for (AccountSummary account : keyholder.accounts(session)) {
        String state = account.locked() ? "locked" : account.enrolled() ? "" : "not enrolled";
        spec.commandLine()
            .getOut()
            .println(
                (account.id() + "  " + account.name() + "  " + account.role() + "  " + state)
                    .stripTrailing());
      }
    }
    return 0;
  }
}
