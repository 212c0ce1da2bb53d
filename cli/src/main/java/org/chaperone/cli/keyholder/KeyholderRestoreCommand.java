package org.chaperone.cli.keyholder;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.chaperone.keyholder.embedded.EmbeddedKeyholder;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.embedded.Restored;
import org.chaperone.keyholder.embedded.RootUnlocking;
import org.chaperone.keyholder.seal.Seal;
import org.chaperone.keyholder.seal.SealException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chaperone keyholder restore}: a keyholder from its backup, without what was erased. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Makes a keyholder again from a backup, without what was erased since.", ""},
    description = {
      "",
      "It takes three things: the backup, the file of backup keys, and the ledger as it is now, from"
          + " the lost keyholder's folder or a copy. Every erasure that the ledger knows is done again."
          + " The root key opens by the seal that it had, or by three shares of the recovery kit; with"
          + " the shares it gets the seal that is given here.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  chaperone keyholder restore --home /srv/keyholder --backup keys.backup --backup-keys"
          + " backup.keys --ledger /mnt/rescued/ledger"
    })
final class KeyholderRestoreCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--home", required = true, paramLabel = "DIR", description = "A new folder.")
  private Path home = Path.of("");

  @Option(
      names = "--backup",
      required = true,
      paramLabel = "FILE",
      description = "The backup of the keyholder's store.")
  private Path backup = Path.of("");

  @Option(
      names = "--backup-keys",
      required = true,
      paramLabel = "FILE",
      description = "The file of backup keys.")
  private Path backupKeys = Path.of("");

  @Option(
      names = "--ledger",
      required = true,
      paramLabel = "DIR",
      description = "The ledger as it is now; copied into the new folder.")
  private Path ledger = Path.of("");

  @Option(
      names = "--shares-file",
      paramLabel = "FILE",
      description = "Open the root key by three shares, one a line, instead of its seal.")
  private Optional<Path> shares = Optional.empty();

  @Mixin private SealOptions seal = new SealOptions();

  @Mixin private WitnessOptions witnesses = new WitnessOptions();

  @Override
  public Integer call() throws IOException, SealException {
    if (KeyholderMaking.isIn(home)) {
      throw new IOException("There is a keyholder in " + home + " already.");
    }
    SecureRandom random = new SecureRandom();
    Seal next = shares.isPresent() ? seal.sealForNew(random) : seal.seal(random);
    RootUnlocking unlocking =
        shares.isPresent()
            ? RootUnlocking.by(SharesFile.read(shares.get()))
            : RootUnlocking.by(next);
    copy(ledger, home.resolve("ledger"));
    Restored restored =
        EmbeddedKeyholder.restore(
            home,
            backup,
            backupKeys,
            unlocking,
            next,
            KeyholderSettings.standard().withLedger(witnesses.settings()));
    try (EmbeddedKeyholder keyholder = restored.keyholder()) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          "The keyholder is in "
              + home
              + " again: "
              + keyholder.status().patients()
              + " patients, "
              + keyholder.status().photographs()
              + " photographs.");
      if (restored.lostEntries() > 0) {
        out.println(
            restored.lostEntries()
                + " additions came after the backup; their keys are gone, and what they sealed with"
                + " them.");
      }
    }
    return 0;
  }

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.exists(from.resolve("journal"))) {
      throw new IOException("There is no ledger in " + from + ".");
    }
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.sorted().toList()) {
        Path target = to.resolve(from.relativize(one).toString());
        if (Files.isDirectory(one)) {
          Files.createDirectories(target);
        } else {
          Files.copy(one, target);
        }
      }
    }
  }
}
