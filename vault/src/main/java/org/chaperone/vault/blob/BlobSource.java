package org.chaperone.vault.blob;

import java.io.IOException;
import java.io.InputStream;

/** Gives a blob's bytes; may be asked again when a store has to try again. */
@FunctionalInterface
public interface BlobSource {

  /** The bytes from their start; the store closes the stream. */
  InputStream open() throws IOException;
}
