package org.chaperone.vault.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.session.Session;
import org.chaperone.ledger.disk.RealDisk;
import org.chaperone.vault.TestVault;
import org.chaperone.vault.Vault;
import org.chaperone.vault.WorkProgress;
import org.chaperone.vault.blob.BlobId;
import org.chaperone.vault.blob.FolderBlobs;
import org.chaperone.vault.rows.RenditionRow;
import org.chaperone.vault.rows.RowTampering;
import org.chaperone.vault.rows.TestDatabase;
import org.chaperone.vault.sealed.UnsealingException;
import org.chaperone.vault.viewing.Viewed;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class UpkeepTest {

  @TempDir private Path folder = Path.of("");

  private static Findings verify(TestVault clinic, Vault vault) throws IOException {
    return vault.verifying().run(clinic.signIn(TestVault.ADMINISTRATOR), WorkProgress.silent());
  }

  private Path blob(Vault vault, PhotographId id, Rendition rendition) {
    String name = vault.rows().rendition(id, rendition).orElseThrow().blob().toString();
    return folder.resolve("v/photographs").resolve(name.substring(0, 2)).resolve(name);
  }

  private static Viewed view(TestVault clinic, Vault vault, PatientId patient, PhotographId id)
      throws IOException {
    Session doctor = clinic.signIn(TestVault.DOCTOR);
    return vault
        .viewing()
        .open(doctor, patient, List.of(id), Rendition.DISPLAY, "consultation", Optional.empty());
  }

  @ParameterizedTest
  @EnumSource
  void aSoundVaultIsSoundWithoutARelease(TestDatabase kind) throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), kind)) {
      clinic.add(clinic.patient("Vandersteen"), TestVault.drawn(folder, 1));
      Session session = clinic.signIn(TestVault.ADMINISTRATOR);
      long before = clinic.vault.keyholder().status().ledgerSize();
      Findings findings = clinic.vault.verifying().run(session, WorkProgress.silent());
      assertTrue(findings.isSound());
      assertEquals(4, findings.checked());
      assertEquals(List.of(), findings.sentences());
      assertEquals(before, clinic.vault.keyholder().status().ledgerSize());
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsAnAlteredAMissingAndAnOrphanBlob(TestDatabase kind) throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), kind)) {
      PatientId patient = clinic.patient("Vandersteen");
      PhotographId altered = clinic.add(patient, TestVault.drawn(folder, 1));
      PhotographId missing = clinic.add(patient, TestVault.drawn(folder, 2));
      Path file = blob(clinic.vault, altered, Rendition.DISPLAY);
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
      Files.delete(blob(clinic.vault, missing, Rendition.ORIGINAL));
      BlobId orphan = BlobId.random(new SecureRandom());
      clinic.vault.blobs().put(orphan, 3, () -> new ByteArrayInputStream(new byte[3]));
      Verifying verifying = clinic.vault.verifying();
      Findings findings =
          verifying.run(clinic.signIn(TestVault.ADMINISTRATOR), WorkProgress.silent());
      assertFalse(findings.isSound());
      assertEquals(1, findings.altered().size());
      assertTrue(findings.altered().getFirst().contains(altered.toString()));
      assertEquals(1, findings.missing().size());
      assertTrue(findings.missing().getFirst().contains(missing.toString()));
      assertEquals(List.of(orphan.toString()), findings.orphanBlobs());
      assertThrows(
          UnsealingException.Altered.class,
          () -> view(clinic, clinic.vault, patient, altered).getClass());
      assertEquals(1, verifying.sweep(findings));
      assertEquals(List.of(), verify(clinic, clinic.vault).orphanBlobs());
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsABlobThatWasExchangedTogetherWithItsRow(TestDatabase kind) throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), kind)) {
      PatientId patient = clinic.patient("Vandersteen");
      PhotographId one = clinic.add(patient, TestVault.drawn(folder, 1));
      PhotographId other = clinic.add(patient, TestVault.drawn(folder, 2));
      RenditionRow stolen = clinic.vault.rows().rendition(other, Rendition.DISPLAY).orElseThrow();
      RowTampering.point(clinic.vault.database(), one, Rendition.DISPLAY, stolen);
      Findings findings = verify(clinic, clinic.vault);
      assertFalse(findings.isSound());
      assertEquals(1, findings.forged().size());
      assertThrows(
          UnsealingException.Exchanged.class,
          () -> view(clinic, clinic.vault, patient, one).getClass());
    }
  }

  @ParameterizedTest
  @EnumSource
  void erasesAPatientAndKeepsTheOthers(TestDatabase kind) throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), kind)) {
      PatientId gone = clinic.patient("Vandersteen");
      PatientId stays = clinic.patient("Other");
      PhotographId erased = clinic.add(gone, TestVault.drawn(folder, 1));
      Path file = blob(clinic.vault, erased, Rendition.ORIGINAL);
      PhotographId kept = clinic.add(stays, TestVault.drawn(folder, 2));
      clinic.byTwo(new Action.ErasePatient(gone, "asked for"));
      var refused =
          assertInstanceOf(Viewed.NotReleased.class, view(clinic, clinic.vault, gone, erased));
      assertEquals(Refusal.UNKNOWN, refused.refused().why());
      assertEquals(1, verify(clinic, clinic.vault).erasedPatients());
      assertEquals(1, clinic.vault.erasing().removeErased(clinic.signIn(TestVault.ADMINISTRATOR)));
      assertFalse(Files.exists(file));
      assertEquals(List.of(stays), clinic.vault.rows().patients());
      assertInstanceOf(Viewed.Opened.class, view(clinic, clinic.vault, stays, kept));
      assertEquals(List.of(), verify(clinic, clinic.vault).sentences());
      // The number is free again: the patient may come back.
      assertFalse(gone.equals(clinic.patient("Vandersteen")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void restoresIntoTheOtherDatabaseWithoutWhatWasErasedSince(TestDatabase kind) throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), kind)) {
      PatientId gone = clinic.patient("Vandersteen");
      PatientId stays = clinic.patient("Other");
      clinic.add(gone, TestVault.drawn(folder, 1));
      PhotographId kept = clinic.add(stays, TestVault.drawn(folder, 2));
      PhotographId single = clinic.add(stays, TestVault.drawn(folder, 3));
      Backup backup = new Backup(folder.resolve("backup"), Clock.systemUTC());
      Vault vault = clinic.vault;
      Backup.Written first =
          backup.write(vault.database(), vault.rows(), vault.blobs(), WorkProgress.silent());
      assertEquals(new Backup.Written(12, 12), first);
      PhotographId later = clinic.add(stays, TestVault.drawn(folder, 4));
      assertEquals(
          new Backup.Written(4, 16),
          backup.write(vault.database(), vault.rows(), vault.blobs(), WorkProgress.silent()));
      clinic.byTwo(new Action.ErasePatient(gone, "asked for"));
      clinic.byTwo(new Action.ErasePhotographs(stays, List.of(single), "by mistake"));

      TestDatabase other =
          kind == TestDatabase.SQLITE ? TestDatabase.POSTGRESQL : TestDatabase.SQLITE;
      Path fresh = Files.createDirectories(folder.resolve("fresh"));
      try (Vault restored =
          clinic.open(
              other.open(fresh),
              new FolderBlobs(new RealDisk(), fresh.resolve("photographs"), Clock.systemUTC()))) {
        assertEquals(
            0,
            backup.restore(
                restored.database(), restored.rows(), restored.blobs(), WorkProgress.silent()));
        assertEquals(2, restored.erasing().removeErased(clinic.signIn(TestVault.ADMINISTRATOR)));
        assertEquals(List.of(stays), restored.rows().patients());
        assertEquals(2, restored.rows().totals().photographs());
        assertInstanceOf(Viewed.Opened.class, view(clinic, restored, stays, kept));
        assertInstanceOf(Viewed.Opened.class, view(clinic, restored, stays, later));
        assertEquals(List.of(), verify(clinic, restored).sentences());
      }
      // What was erased leaves the backup with the next one.
      vault.erasing().removeErased(clinic.signIn(TestVault.ADMINISTRATOR));
      assertEquals(
          new Backup.Written(0, 8),
          backup.write(vault.database(), vault.rows(), vault.blobs(), WorkProgress.silent()));
      try (var files = Files.walk(folder.resolve("backup/photographs"))) {
        assertEquals(8, files.filter(Files::isRegularFile).count());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesADamagedBackupAndAFullVault(TestDatabase kind) throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), kind)) {
      clinic.add(clinic.patient("Vandersteen"), TestVault.drawn(folder, 1));
      Backup backup = new Backup(folder.resolve("backup"), Clock.systemUTC());
      Vault vault = clinic.vault;
      backup.write(vault.database(), vault.rows(), vault.blobs(), WorkProgress.silent());
      assertThrows(
          IOException.class,
          () ->
              backup.restore(vault.database(), vault.rows(), vault.blobs(), WorkProgress.silent()));
      Path rows = folder.resolve("backup/rows");
      byte[] whole = Files.readAllBytes(rows);
      for (int at : new int[] {30, whole.length / 2, whole.length - 1}) {
        byte[] altered = whole.clone();
        altered[at] ^= 1;
        Files.write(rows, altered);
        Path fresh = Files.createDirectories(folder.resolve("fresh" + at));
        try (Vault restored =
            clinic.open(
                kind.open(fresh),
                new FolderBlobs(new RealDisk(), fresh.resolve("photographs"), Clock.systemUTC()))) {
          assertThrows(
              IOException.class,
              () ->
                  backup.restore(
                      restored.database(),
                      restored.rows(),
                      restored.blobs(),
                      WorkProgress.silent()));
          assertEquals(0, restored.rows().totals().patients());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void opensEverythingAfterTheKeysWereRotated(TestDatabase kind) throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), kind)) {
      PatientId patient = clinic.patient("Vandersteen");
      PhotographId id = clinic.add(patient, TestVault.drawn(folder, 1));
      clinic.vault.keyholder().rotate(clinic.signIn(TestVault.ADMINISTRATOR));
      assertInstanceOf(Viewed.Opened.class, view(clinic, clinic.vault, patient, id));
      assertEquals(patient, clinic.patient("Vandersteen"));
      assertTrue(verify(clinic, clinic.vault).isSound());
    }
  }
}
