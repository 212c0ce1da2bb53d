package org.chaperone.vault.blob;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.vault.blob.s3.S3Blobs;
import org.chaperone.vault.blob.s3.S3Bucket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against S3Proxy, which checks signatures as Amazon does. */
final class S3BlobsTest extends BlobStoreContract {

  @TempDir private static Path folder = Path.of("");

  private static S3Server server;

  @BeforeAll
  static void start() throws Exception {
    server = S3Server.start(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  BlobStore store() {
    return new S3Blobs(server.bucket(), Clock.systemUTC());
  }

  @Test
  void isRefusedWithAnotherSecret() throws IOException {
    S3Bucket right = server.bucket();
    S3Bucket wrong =
        new S3Bucket(
            right.endpoint(),
            right.region(),
            right.bucket(),
            right.prefix(),
            right.accessKey(),
            SecretBytes.copyOf("another".getBytes(StandardCharsets.US_ASCII)));
    try (BlobStore store = new S3Blobs(wrong, Clock.systemUTC())) {
      assertThrows(IOException.class, () -> store.open(BlobId.random(new SecureRandom())));
      assertThrows(IOException.class, () -> store.forEach((id, size) -> {}));
    }
  }
}
