package org.chaperone.vault.crash;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.session.Session;
import org.chaperone.ledger.disk.simulated.Fault;
import org.chaperone.ledger.disk.simulated.SimulatedDisk;
import org.chaperone.vault.TestVault;
import org.chaperone.vault.WorkProgress;
import org.chaperone.vault.adding.AddOutcome;
import org.chaperone.vault.blob.FolderBlobs;
import org.chaperone.vault.breakin.SmallPictures;
import org.chaperone.vault.facts.Description;
import org.chaperone.vault.rows.TestDatabase;
import org.chaperone.vault.upkeep.Findings;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The photo store's disk fails, fills up or loses power at every operation of adding photographs:
 * whatever was acknowledged is there after a power cut, bit by bit.
 */
final class FaultsWhileAddingTest {

  private static final Path STORE = Path.of("/photographs");
  private static final int PHOTOGRAPHS = 2;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void nothingAcknowledgedIsLostWhateverTheDiskDoes(Fault fault) throws Exception {
    SimulatedDisk disk = new SimulatedDisk(7);
    try (TestVault clinic =
        TestVault.in(
            folder.resolve("v"),
            TestDatabase.SQLITE,
            new FolderBlobs(disk, STORE, Clock.systemUTC()))) {
      PatientId patient = clinic.patient("Vandersteen");
      Map<PhotographId, byte[]> promised = new LinkedHashMap<>();
      int failed = 0;
      boolean reachedTheEnd = false;
      for (int at = 0; !reachedTheEnd; at++) {
        assertTrue(at < 300, "adding has an end");
        long before = disk.operations();
        disk.failAt(at, fault);
        boolean isWhole = add(clinic, patient, at, promised);
        failed += isWhole ? 0 : 1;
        reachedTheEnd = isWhole && disk.operations() <= before + at;
        if (fault == Fault.POWER_CUT) {
          disk.cutPower();
        } else {
          disk.restart();
        }
      }
      assertTrue(failed > 10, "the disk did fail: " + failed);
      disk.cutPower();
      check(clinic, patient, promised);
    }
  }

  /** Adds some; true when none failed. */
  private boolean add(
      TestVault clinic, PatientId patient, int round, Map<PhotographId, byte[]> promised)
      throws IOException {
    Session session = clinic.signIn(TestVault.ADMINISTRATOR);
    for (int i = 0; i < PHOTOGRAPHS; i++) {
      Path file = SmallPictures.write(folder, (long) PHOTOGRAPHS * round + i);
      byte[] bytes = Files.readAllBytes(file);
      try {
        AddOutcome outcome = clinic.vault.add(session, patient, file, "x", Description.NONE);
        promised.put(assertInstanceOf(AddOutcome.Added.class, outcome).photograph(), bytes);
      } catch (IOException e) {
        return false;
      } finally {
        Files.delete(file);
      }
    }
    return true;
  }

  private void check(TestVault clinic, PatientId patient, Map<PhotographId, byte[]> promised)
      throws IOException {
    clinic.allowExport(patient);
    Session doctor = clinic.signIn(TestVault.DOCTOR);
    for (Map.Entry<PhotographId, byte[]> one : promised.entrySet()) {
      Path exported =
          clinic.vault.viewing().export(doctor, one.getKey(), "a test", folder.resolve("out"));
      assertArrayEquals(one.getValue(), Files.readAllBytes(exported));
    }
    Findings findings =
        clinic.vault.verifying().run(clinic.signIn(TestVault.PRIVACY_LEAD), WorkProgress.silent());
    assertEquals(List.of(), findings.missing());
    assertEquals(List.of(), findings.altered());
    assertTrue(findings.isSound(), findings.sentences()::toString);
  }
}
