package org.chaperone.vault.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chaperone.mark.Strength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VaultHomeTest {

  @TempDir private Path folder;

  private Path settings() throws IOException {
    VaultHome.create(folder, new DatabasePlace.Sqlite(), new BlobPlace.InFolder(Path.of("p")));
    return folder.resolve("vault.properties");
  }

  @Test
  void marksAreOfDefaultStrengthUntilThePolicySaysStrong() throws Exception {
    Path settings = settings();
    assertEquals(Strength.DEFAULT, VaultHome.of(folder).marks());
    String text = Files.readString(settings);
    Files.writeString(settings, text.replace("marks=default", "marks=strong"));
    assertEquals(Strength.STRONG, VaultHome.of(folder).marks());
    Files.writeString(settings, text.replace("marks=default", ""));
    assertEquals(Strength.DEFAULT, VaultHome.of(folder).marks());
  }

  @Test
  void thereIsNoVaultWithoutMarks() throws Exception {
    Path settings = settings();
    Files.writeString(settings, Files.readString(settings).replace("marks=default", "marks=none"));
    assertThrows(IOException.class, () -> VaultHome.of(folder));
  }
}
