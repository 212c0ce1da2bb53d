package org.chaperone.cli.vault;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.chaperone.vault.upkeep.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chaperone vault restore}: the photo store from its backup, without what was erased. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Restores the photo store from a backup, without what was erased since.", ""},
    description = {
      "",
      "Into a new vault, made by `vault init` for the keyholder that kept the keys. Where the"
          + " keyholder's store was lost too, restore that first: chaperone keyholder restore.",
      ""
    })
final class VaultRestoreCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--photographs-from",
      required = true,
      paramLabel = "DIR",
      description = "The backup of the photo store.")
  private Path photographs = Path.of("");

  @Mixin private VaultPlace place = new VaultPlace();

  @Override
  public Integer call() throws Exception {
    if (!Files.isDirectory(photographs)) {
      throw new IOException("There is no backup in " + photographs + ".");
    }
    return place.signedIn(
        (vault, session) -> {
          int missing =
              new Backup(photographs, Clock.systemUTC())
                  .restore(vault.database(), vault.rows(), vault.blobs(), new Steps());
          int erased = vault.erasing().removeErased(session);
          PrintWriter out = spec.commandLine().getOut();
          out.println(
              vault.rows().totals().photographs()
                  + " photographs of "
                  + vault.rows().totals().patients()
                  + " patients restored.");
          out.println(erased + " patients or photographs were erased since, and left out.");
          if (missing > 0) {
            out.println(missing + " files are not in the backup; `vault verify` names them.");
          }
          return missing == 0 ? 0 : 5;
        });
  }
}
