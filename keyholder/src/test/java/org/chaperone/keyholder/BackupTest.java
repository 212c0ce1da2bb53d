package org.chaperone.keyholder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.embedded.EmbeddedKeyholder;
import org.chaperone.keyholder.embedded.Restored;
import org.chaperone.keyholder.embedded.RootUnlocking;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Granted;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.roster.Found;
import org.chaperone.keyholder.roster.Sensitive;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.session.SoftAuthenticator;
import org.chaperone.keyholder.share.GivenShare;
import org.chaperone.keyholder.share.Recipient;
import org.chaperone.keyholder.share.ShareDoor;
import org.chaperone.keyholder.share.ShareRequest;
import org.chaperone.keyholder.share.Use;
import org.chaperone.keyholder.status.BackupReceipt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backup and restoring. */
final class BackupTest {

  @TempDir private Path folder;

  private Clinic clinic;
  private Path backup;
  private Path keys;

  @BeforeEach
  void open() throws Exception {
    clinic = Clinic.open(folder.resolve("home"));
    backup = folder.resolve("backup");
    keys = folder.resolve("backup-keys");
  }

  @AfterEach
  void close() {
    clinic.close();
  }

  private BackupReceipt backUp() {
    return clinic.keyholder().backup(clinic.signIn(Clinic.ADMINISTRATOR), backup, keys);
  }

  /** The machine is lost; ledger, backup and backup keys are left. */
  private Restored restore(RootUnlocking unlocking) throws Exception {
    clinic.close();
    Path fresh = folder.resolve("fresh");
    copy(folder.resolve("home/ledger"), fresh.resolve("ledger"));
    return EmbeddedKeyholder.restore(
        fresh, backup, keys, unlocking, clinic.seal(), clinic.settings());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Path target = to.resolve(from.relativize(one).toString());
        if (Files.isDirectory(one)) {
          Files.createDirectories(target);
        } else {
          Files.copy(one, target);
        }
      }
    }
  }

  @Test
  void restoresKeysAccountsAndBudgetsByTheSealOrTheKit() throws Exception {
    PatientId patient = clinic.patient("Meyer");
    PhotographId photograph = clinic.photograph(patient);
    clinic.hire("Desi", Role.DESK);
    List<PatientId> others = clinic.patients(5);
    Granted before = (Granted) clinic.view(clinic.signIn("Desi"), patient, photograph);
    backUp();
    others.subList(0, 4).forEach(one -> clinic.view(clinic.signIn("Desi"), one));
    Restored restored = restore(RootUnlocking.by(clinic.kit.subList(1, 4)));
    assertEquals(0, restored.lostEntries());
    try (Keyholder keyholder = restored.keyholder()) {
      clinic.reach(keyholder);
      Session desi = clinic.signIn("Desi");
      Granted after = (Granted) clinic.view(desi, patient, photograph);
      assertEquals(
          before.key(photograph, Rendition.DISPLAY), after.key(photograph, Rendition.DISPLAY));
      assertInstanceOf(
          Refused.class,
          clinic.view(desi, others.get(4)),
          "what was spent after the backup is spent");
    }
  }

  @Test
  void restoresAliases() throws Exception {
    PatientId star = clinic.patient("Dietrich");
    clinic.hire("Rita", Role.DESK);
    clinic
        .keyholder()
        .markSensitive(
            clinic.signIn(Clinic.PRIVACY_LEAD), star, new Sensitive("Linden 27", List.of()));
    backUp();
    try (Keyholder keyholder = restore(RootUnlocking.by(clinic.seal())).keyholder()) {
      clinic.reach(keyholder);
      Session rita = clinic.signIn("Rita");
      assertEquals(List.of(), ((Found) keyholder.findPatients(rita, "dietrich", 5)).hits());
      assertEquals(1, ((Found) keyholder.findPatients(rita, "linden", 5)).hits().size());
    }
  }

  @Test
  void restoringErasesAgain() throws Exception {
    PatientId gone = clinic.patient("Meyer");
    PatientId stays = clinic.patient("Schulz");
    clinic.hire("Dora", Role.DOCTOR);
    BackupReceipt receipt = backUp();
    Approval.Erased erased =
        (Approval.Erased) clinic.both(new Action.ErasePatient(gone, "asked for"));
    assertEquals(receipt.expires(), erased.finalAt());
    try (Keyholder keyholder = restore(RootUnlocking.by(clinic.seal())).keyholder()) {
      clinic.reach(keyholder);
      Session dora = clinic.signIn("Dora");
      assertInstanceOf(Refused.class, clinic.view(dora, gone));
      assertInstanceOf(Granted.class, clinic.view(dora, stays));
    }
  }

  @Test
  void saysWhatWasAddedAfterTheBackupAndStartsAgainWithoutIt() throws Exception {
    PatientId old = clinic.patient("Meyer");
    clinic.hire("Dora", Role.DOCTOR);
    backUp();
    clinic.photograph(old);
    PatientId lost = clinic.patient("Schulz");
    Restored restored = restore(RootUnlocking.by(clinic.seal()));
    assertEquals(2, restored.lostEntries());
    restored.keyholder().close();
    try (Keyholder keyholder =
        EmbeddedKeyholder.open(folder.resolve("fresh"), clinic.seal(), clinic.settings())) {
      clinic.reach(keyholder);
      assertInstanceOf(Refused.class, clinic.view(clinic.signIn("Dora"), lost));
    }
  }

  @Test
  void anExpiredBackupIsNotRestored() throws Exception {
    clinic.patient("Meyer");
    BackupReceipt receipt = backUp();
    assertTrue(!receipt.expires().isAfter(receipt.made().plus(Duration.ofDays(35))));
    clinic.clock.pass(Duration.ofDays(35));
    IOException refused =
        assertThrows(IOException.class, () -> restore(RootUnlocking.by(clinic.seal())));
    assertTrue(String.valueOf(refused.getMessage()).contains("expired"));
  }

  @Test
  void theKeyholderForgetsBackupKeysThatExpired() throws Exception {
    PatientId gone = clinic.patient("Meyer");
    backUp();
    clinic.clock.pass(Duration.ofDays(36));
    clinic.keyholder().rotate(clinic.signIn(Clinic.ADMINISTRATOR));
    Approval.Erased erased =
        (Approval.Erased) clinic.both(new Action.ErasePatient(gone, "asked for"));
    assertEquals(erased.erasedAt(), erased.finalAt());
  }

  @Test
  void aChangedBackupIsNotRestored() throws Exception {
    clinic.patient("Meyer");
    backUp();
    byte[] whole = Files.readAllBytes(backup);
    for (int at : new int[] {3, 40, whole.length / 2, whole.length - 1}) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      Files.write(backup, changed);
      assertThrows(IOException.class, () -> restore(RootUnlocking.by(clinic.seal())));
      delete(folder.resolve("fresh"));
    }
    Files.write(backup, java.util.Arrays.copyOf(whole, whole.length - 200));
    assertThrows(IOException.class, () -> restore(RootUnlocking.by(clinic.seal())));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }

  @Test
  void replacesNoFileThatIsNotItsOwn() throws Exception {
    Path precious = Files.writeString(folder.resolve("precious"), "precious");
    Session ada = clinic.signIn(Clinic.ADMINISTRATOR);
    Keyholder keyholder = clinic.keyholder();
    assertThrows(RefusedException.class, () -> keyholder.backup(ada, precious, keys));
    assertThrows(RefusedException.class, () -> keyholder.backup(ada, backup, precious));
    assertThrows(
        RefusedException.class, () -> keyholder.backup(ada, backup, folder.resolve("home/root")));
    assertEquals("precious", Files.readString(precious));
    keyholder.backup(ada, backup, keys);
    keyholder.backup(ada, folder.resolve("backup-2"), keys);
  }

  @Test
  void twoSharesDoNotRestore() throws Exception {
    clinic.patient("Meyer");
    backUp();
    assertThrows(SealException.class, () -> restore(RootUnlocking.by(clinic.kit.subList(0, 2))));
  }

  @Test
  void whatBecameOfSharesAfterTheBackupHolds() throws Exception {
    PatientId patient = clinic.patient("Meyer");
    PhotographId photograph = clinic.photograph(patient);
    clinic.hire("Dora", Role.DOCTOR);
    Session dora = clinic.signIn("Dora");
    clinic.view(dora, patient, photograph);
    GivenShare ended = share(dora, patient, photograph);
    GivenShare opened = share(dora, patient, photograph);
    GivenShare untouched = share(dora, patient, photograph);
    SoftAuthenticator phone = new SoftAuthenticator("localhost");
    GivenShare seen = share(dora, patient, photograph);
    bind(seen, phone);
    backUp();
    clinic.keyholder().endShare(dora, ended.share());
    bind(opened, new SoftAuthenticator("localhost"));
    Session guest = signIn(seen, phone);
    for (int i = 0; i < 3; i++) {
      assertInstanceOf(Granted.class, clinic.view(guest, patient, photograph));
    }
    try (Keyholder keyholder = restore(RootUnlocking.by(clinic.seal())).keyholder()) {
      clinic.reach(keyholder);
      assertInstanceOf(
          ShareDoor.Shut.class,
          keyholder.openShare(ended.share(), ended.secret(), ended.code()),
          "ended after the backup");
      assertInstanceOf(
          ShareDoor.Shut.class,
          keyholder.openShare(opened.share(), opened.secret(), opened.code()),
          "a link that was used is not good again");
      assertInstanceOf(
          ShareDoor.Open.class,
          keyholder.openShare(untouched.share(), untouched.secret(), untouched.code()));
      Session later = signIn(seen, phone);
      assertEquals(1, keyholder.shared(later).viewsLeft(), "views are the ledger's");
    }
  }

  private GivenShare share(Session giver, PatientId patient, PhotographId photograph) {
    return clinic
        .keyholder()
        .share(
            giver,
            new ShareRequest(
                patient,
                List.of(photograph),
                Recipient.patient(),
                Use.OWN,
                "",
                Instant.ofEpochMilli(clinic.clock.millis()).plus(Duration.ofDays(7)),
                4));
  }

  private void bind(GivenShare share, SoftAuthenticator phone) {
    ShareDoor.Open open =
        (ShareDoor.Open) clinic.keyholder().openShare(share.share(), share.secret(), share.code());
    clinic
        .keyholder()
        .bindShare(open.binding().id(), phone.create(open.binding(), "http://localhost"));
  }

  private Session signIn(GivenShare share, SoftAuthenticator phone) {
    var challenge = clinic.keyholder().challenge("share " + share.share());
    return clinic
        .keyholder()
        .signIn(phone.get(challenge, "http://localhost", SoftAuthenticator.VERIFIED));
  }
}
