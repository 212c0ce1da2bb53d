package org.chaperone.cli.vault;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.chaperone.keyholder.status.KeyholderStatus;
import org.chaperone.vault.rows.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code chaperone vault status}: what is in the vault, and what it survives. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    header = {"Says what is in the vault, where, and what this installation survives.", ""})
final class VaultStatusCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private VaultPlace place = new VaultPlace();

  @Override
  public Integer call() throws Exception {
    return place.open(
        vault -> {
          Rows.Totals totals = vault.rows().totals();
          KeyholderStatus status = vault.keyholder().status();
          PrintWriter out = spec.commandLine().getOut();
          out.println(
              String.format(
                  Locale.ROOT,
                  "%,d patients, %,d photographs, %,.1f MB sealed.",
                  totals.patients(),
                  totals.photographs(),
                  totals.sealedBytes() / 1e6));
          out.println(
              "Rows in "
                  + vault.database().kind()
                  + ", photographs in "
                  + vault.blobs().place()
                  + ".");
          out.println(
              "Level "
                  + status.level().number()
                  + ": this installation "
                  + status.level().survives()
                  + ".");
          out.println(
              status.lockedDown() ? "Locked down: nothing is released." : "Releases go on.");
          out.println(
              "Epoch " + status.epoch() + ", ledger of " + status.ledgerSize() + " entries.");
          return 0;
        });
  }
}
