package org.chaperone.vault.blob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.chaperone.ledger.disk.RealDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderBlobsTest extends BlobStoreContract {

  @TempDir private Path folder = Path.of("");

  @Override
  BlobStore store() {
    return new FolderBlobs(new RealDisk(), folder.resolve("photographs"), Clock.systemUTC());
  }

  @Test
  void sweepsWhatWasLeftBehindLongAgoAndNothingElse() throws IOException {
    try (BlobStore store = store()) {
      BlobId id = BlobId.random(new SecureRandom());
      store.put(id, 1, () -> new ByteArrayInputStream(new byte[1]));
      Path old = folder.resolve("photographs/incoming/" + BlobId.random(new SecureRandom()));
      Path young = folder.resolve("photographs/incoming/" + BlobId.random(new SecureRandom()));
      Files.write(old, new byte[5]);
      Files.write(young, new byte[5]);
      Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
      assertEquals(1, store.sweep());
      assertFalse(Files.exists(old));
      assertTrue(Files.exists(young));
      store.open(id).close();
    }
  }
}
