package org.chaperone.cli.vault;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chaperone.cli.keyholder.EnrolmentText;
import org.chaperone.cli.keyholder.KeyholderMaking;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.embedded.FirstAccounts;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.status.KeyholderStatus;
import org.chaperone.vault.Vault;
import org.chaperone.vault.home.Settings;
import org.chaperone.vault.home.VaultHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code chaperone vault init}: makes a vault for a keyholder. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Makes a vault, and a keyholder for it where none is named.", ""},
    description = {
      "",
      "Where no keyholder is named by --home, --socket or --tls, one is made in a folder beside the"
          + " vault's: it asks for a new passphrase, prints the recovery kit once, and two enrolments"
          + " for the people the keyholder begins with. Both run on this machine then, which keeps"
          + " photographs from whoever steals the disk (level 0); a keyholder on a host of its own,"
          + " with a witness, keeps them from whoever is root here (level 2).",
      "",
      "By default the database is a file and the photographs are files, all in the vault's folder."
          + " Which keyholder it is and how it is reached is remembered there in vault.properties, so"
          + " that later commands need --vault and little else.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  chaperone vault init --vault /srv/vault --administrator Ada --privacy-lead Pia",
      "  chaperone vault init --vault /srv/vault --socket /run/keyholder/socket",
      "  chaperone vault init --vault /srv/vault --home /srv/keyholder --database"
          + " jdbc:postgresql://localhost/chaperone"
    })
final class VaultInitCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private VaultPlace place = new VaultPlace();

  @Mixin private KeyholderMaking making = new KeyholderMaking();

  @Mixin private StorageOptions storage = new StorageOptions();

  @Override
  public Integer call() throws Exception {
    VaultHome.refuseASecond(place.folder());
    place.tryOut(storage);
    if (place.isReached()) {
      try (Keyholder keyholder = place.keyholder()) {
        return make(keyholder, Optional.empty());
      }
    }
    Path home = place.keyholderHome().orElseGet(place::besideIt);
    if (KeyholderMaking.isIn(home)) {
      if (place.keyholderHome().isEmpty()) {
        throw new IOException(
            "There is a keyholder in " + home + " already; name it by --home, if it is meant.");
      }
      try (Keyholder keyholder = place.keyholder()) {
        return make(keyholder, Optional.empty());
      }
    }
    FirstAccounts first = making.first();
    PrintWriter out = spec.commandLine().getOut();
    try (Keyholder keyholder =
        making.make(
            home,
            place.newSeal(),
            first,
            place.withWitnesses(KeyholderSettings.standard()),
            EnrolmentText::of,
            out)) {
      int code = make(keyholder, Optional.of(home));
      out.println();
      out.println("The keyholder is in " + home + ". Back it up apart from the vault.");
      out.println("Next, each of the two:");
      for (String name : List.of(first.administrator(), first.privacyLead())) {
        out.println("  chaperone keyholder enrol --vault " + place.folder() + " --name " + name);
      }
      return code;
    }
  }

  private int make(Keyholder keyholder, Optional<Path> madeAt) throws Exception {
    storage.create(place.folder(), Remembered.of(spec.commandLine().getParseResult(), madeAt));
    boolean isOpen = false;
    try {
      int code = place.open(VaultHome.of(place.folder()), keyholder, this::print);
      isOpen = true;
      return code;
    } finally {
      if (!isOpen) {
        // Or the next attempt would find a vault that there is not.
        Files.deleteIfExists(place.folder().resolve(Settings.NAME));
      }
    }
  }

  private int print(Vault vault) throws IOException {
    KeyholderStatus status = vault.keyholder().status();
    Files.writeString(place.folder().resolve("ledger.vkey"), status.ledgerKey() + "\n");
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "The vault is in "
            + place.folder()
            + ": rows in "
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
    out.println("The ledger is verified with the key in ledger.vkey there.");
    return 0;
  }
}
