package org.chaperone.keyholder;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.chaperone.keyholder.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading the whole ledger finds what somebody changed on the disk. */
final class CheckupTest {

  @Test
  void aChangedEntryIsFoundAndStopsTheKeyholder(@TempDir Path folder) throws Exception {
    try (Clinic clinic = Clinic.open(folder)) {
      clinic.patients(5);
      Session lead = clinic.signIn(Clinic.PRIVACY_LEAD);
      assertTrue(clinic.keyholder().verify(lead).isIntact());
      Path journal = folder.resolve("ledger/journal");
      byte[] bytes = Files.readAllBytes(journal);
      bytes[bytes.length / 2] ^= 1;
      Files.write(journal, bytes);
      assertFalse(clinic.keyholder().verify(lead).isIntact());
      assertThrows(KeyholderStoppedException.class, () -> clinic.keyholder().budget(lead));
    }
  }
}
