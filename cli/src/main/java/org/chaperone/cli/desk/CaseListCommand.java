package org.chaperone.cli.desk;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.chaperone.cli.terminal.SafeText;
import org.chaperone.cli.vault.VaultPlace;
import org.chaperone.keyholder.status.CaseSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code chaperone case list}: the cases that one may see. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Lists cases.", ""})
final class CaseListCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private VaultPlace place = new VaultPlace();

  @Override
  public Integer call() throws Exception {
    return place.signedIn(
        (vault, session) -> {
          PrintWriter out = spec.commandLine().getOut();
          for (CaseSummary one : vault.keyholder().cases(session)) {
            out.println(
                SafeText.of(one.id() + "  " + (one.open() ? "open   " : "ended  ") + one.title()));
          }
          return 0;
        });
  }
}
