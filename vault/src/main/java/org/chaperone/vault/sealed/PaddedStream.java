package org.chaperone.vault.sealed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Content as it is sealed: its length, itself, zeros. */
final class PaddedStream extends InputStream {

  private final InputStream content;
  private final byte[] head;
  private final long end;
  private final long padded;
  private long at;

  PaddedStream(InputStream content, long length) {
    this.content = content;
    this.head = ByteBuffer.allocate(Padding.LENGTH).putLong(length).array();
    this.end = Padding.LENGTH + length;
    this.padded = Padding.padded(length);
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at == padded) {
      return -1;
    }
    int n;
    if (at < Padding.LENGTH) {
      n = Math.min(length, (int) (Padding.LENGTH - at));
      System.arraycopy(head, (int) at, to, offset, n);
    } else if (at < end) {
      n = content.read(to, offset, (int) Math.min(length, end - at));
      if (n < 0) {
        throw new IOException("The file became shorter while it was read.");
      }
    } else {
      n = (int) Math.min(length, padded - at);
      Arrays.fill(to, offset, offset + n, (byte) 0);
    }
    boolean wasInside = at <= end;
    at += n;
    if (wasInside && at >= end && content.read() >= 0) {
      throw new IOException("The file became longer while it was read.");
    }
    return n;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
