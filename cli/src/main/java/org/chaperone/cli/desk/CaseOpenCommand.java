package org.chaperone.cli.desk;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.chaperone.cli.vault.VaultPlace;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.PendingRequest;
import org.chaperone.keyholder.id.AccountId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chaperone case open}: asks for a case, which a second person approves. */
@Command(
    name = "open",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Asks for a case; a second person approves it.", ""},
    footer = {"", "Exit code 4: a second person has to approve it, as the output says."})
final class CaseOpenCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--title",
      required = true,
      paramLabel = "TEXT",
      description = "What it is about.")
  private String title = "";

  @Option(
      names = "--member",
      paramLabel = "NAME",
      description = "Who works on it besides whoever asks; may be given again.")
  private List<String> members = List.of();

  @Mixin private VaultPlace place = new VaultPlace();

  @Override
  public Integer call() throws Exception {
    return place.signedIn(
        (vault, session) -> {
          List<AccountId> all = new ArrayList<>(List.of(session.account()));
          all.addAll(AccountNames.ids(vault.keyholder(), session, members));
          PendingRequest request =
              vault
                  .keyholder()
                  .ask(session, new Action.OpenCase(title, all.stream().distinct().toList()));
          PrintWriter out = spec.commandLine().getOut();
          out.println("It needs a second person: " + place.approving(request.id()));
          out.println("That says the case's id.");
          return 4;
        });
  }
}
