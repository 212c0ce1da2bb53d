package org.chaperone.vault.home;

import java.net.URI;
import java.nio.file.Path;

/** Where the sealed photographs are. */
public sealed interface BlobPlace {

  /** In a folder; relative to the vault's. */
  record InFolder(Path folder) implements BlobPlace {}

  /** In an S3 bucket, see {@link org.chaperone.vault.blob.s3.S3Bucket}. */
  record InBucket(URI endpoint, String region, String bucket, String prefix, String accessKey)
      implements BlobPlace {}
}
