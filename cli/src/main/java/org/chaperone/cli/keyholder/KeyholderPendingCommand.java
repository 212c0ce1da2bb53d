package org.chaperone.cli.keyholder;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.chaperone.cli.terminal.SafeText;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.approval.PendingRequest;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.status.AccountSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code chaperone keyholder pending}: what waits for a second person. */
@Command(
    name = "pending",
    mixinStandardHelpOptions = true,
    header = {"Lists what waits for a second person.", ""})
final class KeyholderPendingCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private KeyholderPlace place = new KeyholderPlace();

  @Override
  public Integer call() throws IOException, SealException {
    try (Keyholder keyholder = place.keyholder()) {
      Session session = place.signIn(keyholder);
      Map<AccountId, String> names =
          keyholder.accounts(session).stream()
              .collect(Collectors.toMap(AccountSummary::id, AccountSummary::name));
      ActionText text = new ActionText(names);
      for (PendingRequest request : keyholder.pending(session)) {
        spec.commandLine()
            .getOut()
            .println(
                request.id()
                    + "  "
                    + names.getOrDefault(request.askedBy(), "?")
                    + " asks for "
                    + SafeText.of(text.of(request.action())));
      }
    }
    return 0;
  }
}
