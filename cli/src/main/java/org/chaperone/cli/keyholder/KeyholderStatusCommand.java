package org.chaperone.cli.keyholder;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.status.KeyholderStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code chaperone keyholder status}: how it stands, and what it survives. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    header = {"Says how the keyholder stands, and what this installation survives.", ""})
final class KeyholderStatusCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private KeyholderPlace place = new KeyholderPlace();

  @Override
  public Integer call() throws IOException, SealException {
    try (Keyholder keyholder = place.keyholder()) {
      KeyholderStatus status = keyholder.status();
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          "Level "
              + status.level().number()
              + ": this installation "
              + status.level().survives()
              + ".");
      out.println(status.lockedDown() ? "Locked down: nothing is released." : "Releases go on.");
      out.println(
          status.patients()
              + " patients, "
              + status.photographs()
              + " photographs, epoch "
              + status.epoch()
              + ", sealed by "
              + status.sealKind()
              + ", "
              + status.witnesses()
              + " witnesses.");
      out.println(
          "Ledger: " + status.ledgerSize() + " entries, verified with " + status.ledgerKey());
    }
    return 0;
  }
}
