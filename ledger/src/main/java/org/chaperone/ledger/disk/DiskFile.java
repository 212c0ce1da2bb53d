package org.chaperone.ledger.disk;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;

/** An open file, read and written at places. For one thread at a time. */
public interface DiskFile extends Closeable {

  /** Bytes in the file. */
  long size() throws IOException;

  /**
   * Reads bytes from a place in the file.
   *
   * @throws EOFException when the file ends before
   */
  void read(long at, byte[] into, int from, int length) throws IOException;

  /** Writes bytes to a place in the file, all of them. */
  void write(long at, byte[] bytes, int from, int length) throws IOException;

  /** Cuts the file off. */
  void truncate(long size) throws IOException;

  /** Returns when all that was written is on the disk itself. See {@link Disk} about failures. */
  void force() throws IOException;

  @Override
  void close() throws IOException;
}
