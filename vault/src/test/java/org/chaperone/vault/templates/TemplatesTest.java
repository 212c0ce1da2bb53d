package org.chaperone.vault.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.chaperone.ledger.disk.RealDisk;
import org.chaperone.vault.TestVault;
import org.chaperone.vault.Vault;
import org.chaperone.vault.blob.BlobStore;
import org.chaperone.vault.blob.FolderBlobs;
import org.chaperone.vault.facts.View;
import org.chaperone.vault.rows.Snapshot;
import org.chaperone.vault.rows.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Templates of standard views. */
final class TemplatesTest {

  private static final ViewTemplate BURN =
      new ViewTemplate(
          "Burn",
          List.of(
              new WantedView(
                  Optional.empty(), Optional.empty(), Optional.of(View.CLOSE_UP), "Üb \"er\"")));

  @Test
  void thoseThatAreShippedAreWhole() {
    List<ViewTemplate> shipped = Templates.shipped();
    assertTrue(shipped.size() >= 10);
    assertEquals(shipped.size(), shipped.stream().map(ViewTemplate::name).distinct().count());
    assertTrue(shipped.stream().anyMatch(one -> one.name().equals("Rhinoplasty")));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aClinicsOwnAreKeptAndSurviveABackup(TestDatabase kind, @TempDir Path folder)
      throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), kind)) {
      Templates templates = clinic.vault.templates();
      assertFalse(templates.areOwn());
      templates.keep(List.of(BURN));
      assertEquals(List.of(BURN), templates.all());
      templates.keep(List.of(BURN, new ViewTemplate("Graft", BURN.views())));
      assertEquals(2, templates.all().size());
      assertThrows(IllegalArgumentException.class, () -> templates.keep(List.of(BURN, BURN)));
      ByteArrayOutputStream snapshot = new ByteArrayOutputStream();
      Snapshot.write(clinic.vault.database(), snapshot);
      Path other = Files.createDirectories(folder.resolve("other"));
      BlobStore none =
          new FolderBlobs(new RealDisk(), other.resolve("photographs"), Clock.systemUTC());
      try (Vault restored = clinic.open(TestDatabase.SQLITE.open(other), none)) {
        Snapshot.read(new ByteArrayInputStream(snapshot.toByteArray()), restored.database());
        assertEquals(2, restored.templates().all().size());
      }
      templates.forgetOwn();
      assertEquals(Templates.shipped(), templates.all());
    }
  }
}
