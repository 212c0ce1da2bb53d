package org.chaperone.vault.sealed;

import java.io.IOException;
import java.io.InputStream;

/** Seals what it reads: header, then chunks, the last one shorter than the others. */
final class SealingStream extends InputStream {

  private final MessageKeys keys;
  private final InputStream plain;
  private final byte[] chunk = new byte[SealedFormat.CHUNK];
  private final byte[] sealed = new byte[SealedFormat.CHUNK + SealedFormat.TAG];
  private long number;
  private int from;
  private int to;
  private boolean last;

  SealingStream(MessageKeys keys, byte[] salt, InputStream plain) {
    this.keys = keys;
    this.plain = plain;
    sealed[0] = SealedFormat.VERSION;
    System.arraycopy(salt, 0, sealed, 1, SealedFormat.SALT);
    System.arraycopy(keys.commitment(), 0, sealed, 1 + SealedFormat.SALT, SealedFormat.COMMITMENT);
    to = SealedFormat.HEADER;
  }

  @Override
  public int read(byte[] out, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (from == to) {
      if (last) {
        return -1;
      }
      if (length >= sealed.length) {
        // No need to copy it once more.
        return next(out, offset);
      }
      from = 0;
      to = next(sealed, 0);
    }
    int n = Math.min(length, to - from);
    System.arraycopy(sealed, from, out, offset, n);
    from += n;
    return n;
  }

  private int next(byte[] out, int offset) throws IOException {
    int n = plain.readNBytes(chunk, 0, chunk.length);
    last = n < chunk.length;
    return keys.seal(number++, chunk, 0, n, out, offset);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public void close() throws IOException {
    java.util.Arrays.fill(chunk, (byte) 0);
    plain.close();
  }
}
