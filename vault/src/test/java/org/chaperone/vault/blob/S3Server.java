package org.chaperone.vault.blob;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.vault.blob.s3.S3Bucket;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * A real S3 endpoint on this machine.
 *
 * @param folder where its objects lie
 */
public record S3Server(S3Proxy proxy, Path folder) implements AutoCloseable {

  private static final String BUCKET = "photographs";

  /** Starts an endpoint with one bucket. */
  public static S3Server start(Path folder) throws Exception {
    Files.createDirectories(folder.resolve(BUCKET));
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(folder.toString()))
            .awsAuthentication(AuthenticationType.AWS_V4, "local-identity", "local-credential")
            .endpoint(URI.create("http://127.0.0.1:0"))
            .build();
    proxy.start();
    return new S3Server(proxy, folder);
  }

  /** The bucket, and who may use it. */
  public S3Bucket bucket() {
    return new S3Bucket(
        URI.create("http://127.0.0.1:" + proxy.getPort()),
        "us-east-1",
        BUCKET,
        "clinic/",
        "local-identity",
        SecretBytes.copyOf("local-credential".getBytes(StandardCharsets.US_ASCII)));
  }

  @Override
  public void close() {
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IllegalStateException("S3Proxy does not stop", e);
    }
  }
}
