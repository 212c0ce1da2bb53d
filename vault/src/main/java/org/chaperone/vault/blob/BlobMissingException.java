package org.chaperone.vault.blob;

import java.io.IOException;

/** There is no such blob. */
public final class BlobMissingException extends IOException {

  /** Names the blob; the name says nothing about anybody. */
  public BlobMissingException(BlobId id) {
    super("Blob " + id + " is not there.");
  }
}
