package org.chaperone.vault.blob;

import java.io.IOException;
import java.io.InputStream;

/**
 * Keeps sealed bytes under random names. Safe to use from many threads.
 *
 * <p>A store need not keep secrets, and what it gives back is believed only when it opens: it can
 * lose photographs and cannot show or change one.
 */
public interface BlobStore extends AutoCloseable {

  /**
   * Stores a blob. When this returns, it is on stable storage, whole; when it throws or the machine
   * stops meanwhile, it is there whole or not at all.
   *
   * @param size exactly how many bytes the source gives, 1 or more
   */
  void put(BlobId id, long size, BlobSource source) throws IOException;

  /**
   * Reads a blob; the caller closes the stream.
   *
   * @throws BlobMissingException when there is none of this name
   */
  InputStream open(BlobId id) throws IOException;

  /** Removes a blob, where it is there. */
  void delete(BlobId id) throws IOException;

  /** Is shown one blob after the other. */
  @FunctionalInterface
  interface Visitor {
    /** Sees a blob of {@code size} bytes. */
    void see(BlobId id, long size) throws IOException;
  }

  /** Shows all blobs, in no order that means anything, and leftovers of none. */
  void forEach(Visitor visitor) throws IOException;

  /** Removes what interrupted writing left behind, older than an hour; says how much it was. */
  int sweep() throws IOException;

  /** Where it is, for people; no passwords. */
  String place();

  /** Lets go of connections. */
  @Override
  void close();
}
