package org.chaperone.cli.vault;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.chaperone.keyholder.status.BackupReceipt;
import org.chaperone.vault.upkeep.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaperone vault backup}: photo store and keys, to different places. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Backs up the photo store and the keys, to different places.", ""},
    description = {
      "",
      "The copy of the photo store is ciphertext; run again it copies what is new. The copy of the"
          + " keyholder's store opens only with the file of backup keys, which belongs to a third"
          + " place, and only until it expires.",
      ""
    })
final class VaultBackupCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--photographs-to",
      required = true,
      paramLabel = "DIR",
      description = "Where the photo store goes; rows and sealed files.")
  private Path photographs = Path.of("");

  @Option(
      names = "--keys-to",
      required = true,
      paramLabel = "FILE",
      description = "Where the keyholder's store goes, on the keyholder's machine; a new file.")
  private Path keys = Path.of("");

  @Option(
      names = "--backup-keys",
      required = true,
      paramLabel = "FILE",
      description = "The file of backup keys, on the keyholder's machine; brought up to date.")
  private Path backupKeys = Path.of("");

  @Mixin private VaultPlace place = new VaultPlace();

  @Override
  public Integer call() throws Exception {
    Path photoPlace = photographs.toAbsolutePath().normalize();
    for (Path key : new Path[] {keys, backupKeys}) {
      if (key.toAbsolutePath().normalize().startsWith(photoPlace)) {
        throw new ParameterException(
            spec.commandLine(), "Keys and photographs are backed up to different places.");
      }
    }
    if (!place.isReached()) {
      // A keyholder elsewhere makes no folders for whoever asks it.
      makeFolderOf(keys);
      makeFolderOf(backupKeys);
    }
    return place.signedIn(
        (vault, session) -> {
          // Keys first: a photograph in the backup then has its keys in it too, or is newer.
          BackupReceipt receipt = vault.keyholder().backup(session, keys, backupKeys);
          Backup.Written written =
              new Backup(photographs, Clock.systemUTC())
                  .write(vault.database(), vault.rows(), vault.blobs(), new Steps());
          PrintWriter out = spec.commandLine().getOut();
          out.println(
              "Photo store: "
                  + written.copied()
                  + " files copied, "
                  + written.altogether()
                  + " altogether.");
          out.println(
              "Keys: entry "
                  + receipt.ledgerIndex()
                  + " of the ledger; they can be restored until "
                  + receipt.expires()
                  + ".");
          return 0;
        });
  }

  private static void makeFolderOf(Path file) throws IOException {
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
  }
}
