package org.chaperone.vault.sealed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Content as it was before it was padded; padding is read to its end, where truncation shows. */
final class UnpaddedStream extends InputStream {

  private final OpeningStream padded;
  private long length = -1;
  private long left;
  private boolean done;

  UnpaddedStream(OpeningStream padded) {
    this.padded = padded;
  }

  @Override
  public int read(byte[] to, int offset, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (length < 0) {
      readLength();
    }
    int n = -1;
    if (left > 0) {
      n = padded.read(to, offset, (int) Math.min(count, left));
      if (n < 0) {
        throw new UnsealingException.Malformed();
      }
      left -= n;
    }
    if (left == 0 && !done) {
      requirePadding();
      done = true;
    }
    return n;
  }

  private void readLength() throws IOException {
    byte[] head = padded.readNBytes(Padding.LENGTH);
    if (head.length < Padding.LENGTH) {
      throw new UnsealingException.Malformed();
    }
    long said = ByteBuffer.wrap(head).getLong();
    if (said < 0 || said > Padding.MOST) {
      throw new UnsealingException.Malformed();
    }
    length = said;
    left = said;
  }

  /** What follows the content must be its padding, exactly; reading it shows a cut end. */
  private void requirePadding() throws IOException {
    long rest = Padding.padded(length) - Padding.LENGTH - length;
    byte[] piece = new byte[SealedFormat.CHUNK];
    for (int n = padded.read(piece); n >= 0; n = padded.read(piece)) {
      rest -= n;
      for (int i = 0; i < n; i++) {
        if (piece[i] != 0) {
          throw new UnsealingException.Malformed();
        }
      }
    }
    if (rest != 0) {
      throw new UnsealingException.Malformed();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public void close() throws IOException {
    padded.close();
  }
}
