package org.chaperone.cli.serve;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.Assumptions;

/** A real PostgreSQL and a real S3 endpoint, as a clinic has them on other hosts. */
record Elsewhere(EmbeddedPostgres database, S3Proxy bucket) implements AutoCloseable {

  static final String IDENTITY = "local-identity";
  static final String SECRET = "local-credential";
  static final String BUCKET = "photographs";

  static Elsewhere start(Path folder) throws Exception {
    EmbeddedPostgres database;
    try {
      database = EmbeddedPostgres.start();
    } catch (IOException | IllegalStateException e) {
      throw Assumptions.<RuntimeException>abort("PostgreSQL could not be started here: " + e);
    }
    Files.createDirectories(folder.resolve(BUCKET));
    S3Proxy bucket =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(folder.toString()))
            .awsAuthentication(AuthenticationType.AWS_V4, IDENTITY, SECRET)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .build();
    bucket.start();
    return new Elsewhere(database, bucket);
  }

  /** The database's address. */
  String url() {
    return "jdbc:postgresql://127.0.0.1:" + database.getPort() + "/postgres";
  }

  /** The bucket's endpoint. */
  String endpoint() {
    return "http://127.0.0.1:" + bucket.getPort();
  }

  @Override
  public void close() throws IOException {
    try {
      bucket.stop();
    } catch (Exception e) {
      throw new IllegalStateException("S3Proxy does not stop", e);
    } finally {
      database.close();
    }
  }
}
