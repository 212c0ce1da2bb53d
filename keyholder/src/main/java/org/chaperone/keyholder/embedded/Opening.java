package org.chaperone.keyholder.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.chaperone.keyholder.budget.Budgets;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.budget.SharedViews;
import org.chaperone.keyholder.id.Id128;
import org.chaperone.keyholder.index.IndexKeyPair;
import org.chaperone.keyholder.keys.NotAuthenticException;
import org.chaperone.keyholder.keys.RootKeys;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.log.LogBook;
import org.chaperone.keyholder.seal.RootFile;
import org.chaperone.keyholder.seal.Seal;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.store.KeyRing;
import org.chaperone.keyholder.store.Row;
import org.chaperone.keyholder.store.Row.InstallationRow;
import org.chaperone.keyholder.store.Store;
import org.chaperone.keyholder.time.KeyholderClock;
import org.chaperone.ledger.Ledger;
import org.chaperone.ledger.LedgerSettings;
import org.chaperone.ledger.disk.Disk;
import org.chaperone.ledger.note.NoteSignature;
import org.chaperone.ledger.note.NoteSigner;
import org.chaperone.ledger.note.SignedNote;
import org.chaperone.ledger.note.VerifierKey;
import org.chaperone.ledger.witness.WitnessClient;

/** Makes and starts keyholders. */
final class Opening {

  private static final String LEDGER = "ledger";

  private Opening() {}

  static Created create(
      Path home, Seal seal, Limits limits, FirstAccounts first, KeyholderSettings settings)
      throws IOException, SealException {
    Disk disk = settings.disk();
    SecureRandom random = settings.random();
    disk.createFolders(home);
    if (disk.exists(home.resolve(RootFile.NAME)) || Store.isIn(disk, home)) {
      throw new IOException("There is a keyholder in " + home + " already.");
    }
    SecretBytes root = SecretBytes.random(random, 32);
    RootFile.Made made = RootFile.make(root, seal, random);
    RootKeys keys = new RootKeys(root);
    Id128 tenant = Id128.random(random);
    IndexKeyPair index = IndexKeyPair.make();
    Instant now = settings.clock().instant();
    Accounts.Made administrator =
        Accounts.make(keys, random, first.administrator(), Role.ADMINISTRATOR, now);
    Accounts.Made privacyLead =
        Accounts.make(keys, random, first.privacyLead(), Role.PRIVACY_LEAD, now);
    List<Row> rows =
        List.of(
            new InstallationRow(
                tenant, limits, index.publicKey().bytes(), Cases.wrapped(keys, index, random)),
            administrator.row(),
            privacyLead.row());
    made.file().write(disk, home);
    Store store;
    try {
      store = Store.create(disk, home, keys, random, 1, epoch -> rows, 0);
    } catch (NotAuthenticException e) {
      throw new IOException("The keyholder's own rows do not open.", e);
    }
    return new Created(
        new EmbeddedKeyholder(opened(home, seal, settings, keys, store, false)),
        made.kit(),
        administrator.enrolment(),
        privacyLead.enrolment());
  }

  static EmbeddedKeyholder open(Path home, Seal seal, KeyholderSettings settings)
      throws IOException, SealException {
    SecretBytes root = RootFile.read(settings.disk(), home).unlock(seal);
    RootKeys keys = new RootKeys(root);
    try {
      Store store = Store.open(settings.disk(), home, keys, settings.random());
      return new EmbeddedKeyholder(opened(home, seal, settings, keys, store, false));
    } catch (IOException | RuntimeException e) {
      keys.close();
      throw e;
    }
  }

  static Opened opened(
      Path home,
      Seal seal,
      KeyholderSettings settings,
      RootKeys keys,
      Store store,
      boolean isRestored)
      throws IOException {
    try {
      KeyRing ring = new KeyRing(store.state().installation().tenant(), settings.random());
      NoteSigner signer = signer(keys, store.state().installation().tenant());
      LedgerSettings ledgerSettings =
          settings
              .ledger()
              .apply(LedgerSettings.of(home.resolve(LEDGER), signer).on(settings.disk()));
      Ledger ledger = Ledger.open(ledgerSettings);
      try {
        LogBook log =
            new LogBook(ledger, keys, settings.random(), handle -> logKey(store, ring, handle));
        Budgets budgets = new Budgets(store.state().installation().limits());
        SharedViews sharedViews = new SharedViews();
        Replay replay = new Replay(log, store.state(), budgets, sharedViews, isRestored);
        replay.run(store.ledgerSize(), settings.clock().millis());
        KeyholderClock clock =
            new KeyholderClock(
                settings.clock(),
                settings.nanos(),
                replay.newest(),
                witnessed(ledger, ledgerSettings));
        Core core =
            new Core(
                settings,
                store,
                ring,
                keys,
                ledger,
                signer.verifier().toString(),
                log,
                clock,
                budgets,
                sharedViews);
        int witnesses = ledgerSettings.witnesses().size();
        Standing standing = new Standing(core, seal.kind(), seal.isOutside(), witnesses);
        return new Opened(
            core,
            standing,
            home,
            new ArrayList<>(replay.erased()),
            replay.sharesToEnd(),
            replay.lost());
      } catch (IOException | RuntimeException e) {
        ledger.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /**
   * When a witness last cosigned, in milliseconds since 1970: it is later than that now, whatever
   * the machine says.
   */
  private static OptionalLong witnessed(Ledger ledger, LedgerSettings settings) throws IOException {
    OptionalLong latest = OptionalLong.empty();
    Optional<SignedNote> cosigned = ledger.checkpointBefore(ledger.size());
    if (cosigned.isEmpty()) {
      return latest;
    }
    SignedNote newest = cosigned.get();
    for (WitnessClient witness : settings.witnesses()) {
      for (VerifierKey key : witness.keys()) {
        for (NoteSignature signature : newest.signatures()) {
          OptionalLong time = signature.time(key);
          if (time.isPresent() && key.verifies(newest.text(), signature)) {
            long millis = Math.multiplyExact(time.getAsLong(), 1_000);
            latest = OptionalLong.of(Math.max(latest.orElse(0), millis));
          }
        }
      }
    }
    return latest;
  }

  /** The origin is the installation's name, which says nothing about whose it is. */
  private static NoteSigner signer(RootKeys keys, Id128 tenant) {
    return keys.ledgerSeed().with(seed -> NoteSigner.ofLog("chaperone/" + tenant, seed));
  }

  private static Optional<SecretBytes> logKey(Store store, KeyRing ring, long handle) {
    return store.withEpoch(
        epoch ->
            store
                .state()
                .patientByHandle(handle)
                .flatMap(store.state()::patient)
                .map(
                    row -> {
                      try (SecretBytes patientKey = ring.patientKey(row, epoch.wrapping())) {
                        return ring.logKey(row, patientKey);
                      } catch (NotAuthenticException e) {
                        throw new IllegalStateException("A patient's key does not open.", e);
                      }
                    }));
  }
}
