package org.chaperone.vault.blob.s3;

import java.net.URI;
import org.chaperone.keyholder.keys.SecretBytes;

/**
 * A bucket and who may use it.
 *
 * @param endpoint of the service, such as {@code https://s3.eu-central-1.amazonaws.com}; the bucket
 *     is named in the path
 * @param region as the service calls it; {@code us-east-1} where it knows none
 * @param prefix that every blob's name begins with, such as {@code clinic/}; may be empty
 * @param accessKey the public half of the credentials
 * @param secretKey the secret half, in UTF-8
 */
public record S3Bucket(
    URI endpoint,
    String region,
    String bucket,
    String prefix,
    String accessKey,
    SecretBytes secretKey) {

  /** Checks what goes into the path. */
  public S3Bucket {
    if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
      throw new IllegalArgumentException("That is no name of an S3 bucket: " + bucket);
    }
    if (!prefix.matches("[A-Za-z0-9._/-]*")) {
      throw new IllegalArgumentException(
          "A prefix has letters, digits and . _ - / only: " + prefix);
    }
    String scheme = endpoint.getScheme();
    if (endpoint.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new IllegalArgumentException("An endpoint is https://host or https://host:port.");
    }
  }
}
