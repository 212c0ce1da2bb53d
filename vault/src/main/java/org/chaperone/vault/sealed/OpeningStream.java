package org.chaperone.vault.sealed;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Opens what it reads, a chunk at a time, each authenticated before a byte of it is handed out. */
final class OpeningStream extends InputStream {

  private final MessageKeys keys;
  private final InputStream sealed;
  private final byte[] in = new byte[SealedFormat.CHUNK + SealedFormat.TAG];
  private final byte[] chunk = new byte[SealedFormat.CHUNK];
  private long number;
  private int from;
  private int to;
  private boolean last;

  private OpeningStream(MessageKeys keys, InputStream sealed) {
    this.keys = keys;
    this.sealed = sealed;
  }

  static OpeningStream over(byte[] key, byte[] context, InputStream sealed) throws IOException {
    byte[] header = sealed.readNBytes(SealedFormat.HEADER);
    return new OpeningStream(SealedFormat.keysOf(key, context, header), sealed);
  }

  @Override
  public int read(byte[] out, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (from == to) {
      if (last) {
        return -1;
      }
      if (length >= SealedFormat.CHUNK) {
        // No need to copy it once more.
        int n = next(out, offset);
        if (n > 0) {
          return n;
        }
      } else {
        from = 0;
        to = 0;
        to = next(chunk, 0);
      }
    }
    int n = Math.min(length, to - from);
    System.arraycopy(chunk, from, out, offset, n);
    from += n;
    return n;
  }

  private int next(byte[] out, int offset) throws IOException {
    int n = sealed.readNBytes(in, 0, in.length);
    if (n < SealedFormat.TAG) {
      throw new UnsealingException.Truncated();
    }
    int opened = keys.open(number++, in, 0, n, out, offset);
    last = opened < SealedFormat.CHUNK;
    return opened;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public void close() throws IOException {
    Arrays.fill(chunk, (byte) 0);
    sealed.close();
  }
}
