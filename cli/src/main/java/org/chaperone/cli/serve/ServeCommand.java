package org.chaperone.cli.serve;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.chaperone.cli.configuration.Template;
import org.chaperone.cli.keyholder.KeyholderMaking;
import org.chaperone.cli.keyholder.ProviderOptions;
import org.chaperone.cli.vault.Remembered;
import org.chaperone.cli.vault.StorageOptions;
import org.chaperone.cli.vault.VaultPlace;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.embedded.FirstAccounts;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.status.KeyholderStatus;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.vault.home.Settings;
import org.chaperone.vault.home.VaultHome;
import org.chaperone.web.Site;
import org.chaperone.web.SiteSettings;
import org.chaperone.web.StartingSite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chaperone serve}: the clinic's site, until it is stopped. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Serves the clinic's site for a vault; the first start makes the vault.", ""},
    description = {
      "",
      "The first start needs two people, --administrator and --privacy-lead. It makes a keyholder"
          + " beside the vault's folder, asks for a new passphrase for it, and prints once: the"
          + " recovery kit, and for each of the two a link with which they make their passkey. Later"
          + " starts need --vault and the passphrase: typed, from --seal-secret-file, or as the first"
          + " line of standard input.",
      "",
      "PostgreSQL, S3, a keyholder on a host of its own, witnesses, and all options: in a"
          + " configuration file, chaperone.conf in the vault's folder or the one that --config"
          + " names; the vault remembers which. --print-config prints one to begin with. What is"
          + " typed goes before.",
      "",
      "Without encryption the site is served on this machine alone.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  chaperone serve --vault /srv/vault --administrator Ada --privacy-lead Pia",
      "  chaperone serve --vault /srv/vault --address 0.0.0.0 --port 443 --tls-certificate site.pem"
          + " --tls-key site.key --origin https://photos.clinic.example",
      "  chaperone serve --vault /srv/vault --behind-proxy --origin https://photos.clinic.example",
      "  chaperone serve --print-config > /etc/chaperone.conf",
      "  chaperone serve --vault /srv/vault --config /etc/chaperone.conf"
    })
public final class ServeCommand implements Callable<Integer> {

  private static final String LEDGER_KEY = "ledger.vkey";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private VaultPlace place = new VaultPlace();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration file; chaperone.conf in the vault's folder by default.")
  private Optional<Path> configuration = Optional.empty();

  @Option(
      names = "--print-config",
      help = true,
      description = "Print a configuration file that explains every setting, and end.")
  private boolean printsConfiguration;

  @Mixin private SiteOptions site = new SiteOptions();

  @Mixin private StorageOptions storage = new StorageOptions();

  @Mixin private KeyholderMaking making = new KeyholderMaking();

  @Mixin private ProviderOptions provider = new ProviderOptions();

  @Override
  public Integer call() throws Exception {
    if (printsConfiguration) {
      Template.lines().forEach(spec.commandLine().getOut()::println);
      return 0;
    }
    SiteSettings settings = site.settings(place.folder().resolve("work"));
    UnaryOperator<KeyholderSettings> withProvider = provider.settings();
    UnaryOperator<KeyholderSettings> forSite =
        plain ->
            withProvider
                .apply(plain)
                .withPasskeys(SiteOptions.passkeys(settings))
                .telling(notice -> settings.log().accept(NoticeLine.of(notice)));
    // Half a second that nothing else waits for; who cannot decode pictures does not get ready.
    CompletableFuture<Void> decoding = CompletableFuture.runAsync(PictureDecoder::prepare);
    boolean isNew = Settings.in(place.folder()).isEmpty();
    if (!isNew && configuration.isPresent()) {
      Settings.remember(place.folder(), configuration.get());
    }
    try (UntilStopped stop = UntilStopped.watching();
        StartingSite starting = StartingSite.of(settings);
        Keyholder keyholder = isNew ? first(settings, forSite) : place.keyholder(forSite)) {
      return place.open(
          VaultHome.of(place.folder()),
          keyholder,
          vault -> {
            try (Site _ = starting.with(vault)) {
              decoding.join();
              announce(settings, vault.keyholder().status());
              stop.await();
            }
            return 0;
          });
    }
  }

  private Keyholder first(SiteSettings settings, UnaryOperator<KeyholderSettings> forSite)
      throws IOException, SealException {
    place.tryOut(storage);
    if (place.isReached()) {
      return withVault(place.keyholder(forSite), Optional.empty());
    }
    Path home = place.keyholderHome().orElseGet(place::besideIt);
    if (KeyholderMaking.isIn(home)) {
      if (place.keyholderHome().isEmpty()) {
        throw new IOException(
            "There is a keyholder in " + home + " already; name it by --home, if it is meant.");
      }
      return withVault(place.keyholder(forSite), Optional.empty());
    }
    FirstAccounts people = making.first();
    PrintWriter out = spec.commandLine().getOut();
    Keyholder keyholder =
        making.make(
            home,
            place.newSeal(),
            people,
            forSite.apply(place.withWitnesses(KeyholderSettings.standard())),
            KeyholderMaking.asLinks(settings.origin()),
            out);
    out.println(
        "The vault is in "
            + place.folder()
            + ", its keyholder in "
            + home
            + ": back them up apart.");
    return withVault(keyholder, Optional.of(home));
  }

  private Keyholder withVault(Keyholder keyholder, Optional<Path> madeAt) throws IOException {
    try {
      storage.create(place.folder(), Remembered.of(spec.commandLine().getParseResult(), madeAt));
      if (configuration.isPresent()) {
        Settings.remember(place.folder(), configuration.get());
      }
      Files.writeString(place.folder().resolve(LEDGER_KEY), keyholder.status().ledgerKey() + "\n");
      return keyholder;
    } catch (IOException | RuntimeException e) {
      keyholder.close();
      throw e;
    }
  }

  private void announce(SiteSettings settings, KeyholderStatus status) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "Level %d: this installation %s."
            .formatted(status.level().number(), status.level().survives()));
    out.println("Ready at " + settings.origin() + ". Ctrl-C ends it.");
    out.flush();
  }
}
