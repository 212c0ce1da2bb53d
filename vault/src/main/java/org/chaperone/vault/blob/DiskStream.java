package org.chaperone.vault.blob;

import java.io.IOException;
import java.io.InputStream;
import org.chaperone.ledger.disk.DiskFile;

/** A file of a disk, read from its start. */
final class DiskStream extends InputStream {

  private final DiskFile file;
  private final long size;
  private long at;

  DiskStream(DiskFile file) throws IOException {
    this.file = file;
    this.size = file.size();
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at == size) {
      return -1;
    }
    int n = (int) Math.min(length, size - at);
    file.read(at, to, offset, n);
    at += n;
    return n;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
