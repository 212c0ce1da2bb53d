package org.chaperone.vault.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chaperone.mark.Strength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VaultHomeTest {

  @TempDir private Path folder;

  private Path settings() throws IOException {
    VaultHome.create(
        folder, new DatabasePlace.Sqlite(), new BlobPlace.InFolder(Path.of("p")), List.of());
    return folder.resolve("vault.properties");
  }

  @Test
  void marksAreOfStandardStrengthUntilThePolicySaysStrong() throws Exception {
    Path settings = settings();
    assertEquals(Strength.STANDARD, VaultHome.of(folder).marks());
    String text = Files.readString(settings);
    Files.writeString(settings, text.replace("marks = standard", "marks = strong"));
    assertEquals(Strength.STRONG, VaultHome.of(folder).marks());
    Files.writeString(settings, text.replace("marks = standard", ""));
    assertEquals(Strength.STANDARD, VaultHome.of(folder).marks());
  }

  @Test
  void thereIsNoVaultWithoutMarks() throws Exception {
    Path settings = settings();
    Files.writeString(
        settings, Files.readString(settings).replace("marks = standard", "marks = none"));
    assertThrows(IOException.class, () -> VaultHome.of(folder));
  }
}
