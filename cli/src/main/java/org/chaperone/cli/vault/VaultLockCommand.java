package org.chaperone.cli.vault;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.chaperone.keyholder.approval.Action;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chaperone vault lock}: stops every release. */
@Command(
    name = "lock",
    mixinStandardHelpOptions = true,
    header = {"Stops every release at once; two people end it.", ""})
final class VaultLockCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, for the ledger.")
  private String reason = "";

  @Option(names = "--end", description = "Ask for the end of it, which a second person approves.")
  private boolean end;

  @Mixin private VaultPlace place = new VaultPlace();

  @Override
  public Integer call() throws Exception {
    return place.signedIn(
        (vault, session) -> {
          PrintWriter out = spec.commandLine().getOut();
          if (end) {
            out.println(
                "It needs a second person: "
                    + place.approving(
                        vault.keyholder().ask(session, new Action.EndLockDown(reason)).id()));
            return 4;
          }
          vault.keyholder().lockDown(session, reason);
          out.println("Locked down: nothing is released until two people end it.");
          return 0;
        });
  }
}
