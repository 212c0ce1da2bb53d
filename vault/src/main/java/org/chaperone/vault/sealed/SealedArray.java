package org.chaperone.vault.sealed;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Content in memory, sealed from where it lies and opened to where it will lie. */
final class SealedArray {

  private static final int CHUNK = SealedFormat.CHUNK;
  private static final int SEALED_CHUNK = CHUNK + SealedFormat.TAG;

  private SealedArray() {}

  static byte[] seal(MessageKeys keys, byte[] salt, byte[] content) {
    int padded = Math.toIntExact(Padding.padded(content.length));
    byte[] sealed = new byte[Math.toIntExact(SealedFormat.sealedSize(content.length))];
    byte[] edge = new byte[CHUNK];
    int at = SealedFormat.writeHeader(sealed, salt, keys.commitment());
    for (int number = 0, from = 0; from <= padded; number++, from += CHUNK) {
      int length = Math.min(CHUNK, padded - from);
      int inContent = from - Padding.LENGTH;
      if (inContent >= 0 && inContent + length <= content.length) {
        at += keys.seal(number, content, inContent, length, sealed, at);
      } else {
        fill(edge, content, inContent);
        at += keys.seal(number, edge, 0, length, sealed, at);
      }
    }
    Arrays.fill(edge, (byte) 0);
    return sealed;
  }

  /** A chunk that holds more than content: its length before, zeros behind. */
  private static void fill(byte[] edge, byte[] content, int inContent) {
    Arrays.fill(edge, (byte) 0);
    int head = 0;
    if (inContent < 0) {
      ByteBuffer.wrap(edge).putLong(content.length);
      head = Padding.LENGTH;
    }
    int from = inContent + head;
    int rest = Math.clamp(content.length - (long) from, 0, CHUNK - head);
    System.arraycopy(content, Math.min(from, content.length), edge, head, rest);
  }

  static byte[] open(byte[] key, byte[] context, byte[] sealed) throws UnsealingException {
    MessageKeys keys =
        SealedFormat.keysOf(
            key, context, Arrays.copyOf(sealed, Math.min(sealed.length, SealedFormat.HEADER)));
    int chunks = (sealed.length - SealedFormat.HEADER) / SEALED_CHUNK + 1;
    int padded = sealed.length - SealedFormat.HEADER - chunks * SealedFormat.TAG;
    if (padded < (chunks - 1) * CHUNK) {
      throw new UnsealingException.Truncated();
    }
    byte[] edge = new byte[CHUNK];
    byte[] content = new byte[0];
    for (int number = 0; number < chunks; number++) {
      int from = SealedFormat.HEADER + number * SEALED_CHUNK;
      int length = Math.min(SEALED_CHUNK, sealed.length - from);
      int inContent = number * CHUNK - Padding.LENGTH;
      if (inContent >= 0 && inContent + length - SealedFormat.TAG <= content.length) {
        keys.open(number, sealed, from, length, content, inContent);
        continue;
      }
      int opened = keys.open(number, sealed, from, length, edge, 0);
      if (number == 0) {
        content = new byte[contentLength(edge, opened, padded)];
      }
      spill(edge, opened, content, inContent);
    }
    Arrays.fill(edge, (byte) 0);
    return content;
  }

  private static int contentLength(byte[] edge, int opened, int padded) throws UnsealingException {
    if (opened < Padding.LENGTH) {
      throw new UnsealingException.Malformed();
    }
    long length = ByteBuffer.wrap(edge).getLong();
    if (length < 0 || length > Padding.MOST) {
      throw new UnsealingException.Malformed();
    }
    long expected = Padding.padded(length);
    if (expected > padded) {
      throw new UnsealingException.Truncated();
    }
    if (expected < padded) {
      // Whether or not what follows is authentic, it was never sealed behind this content.
      throw new UnsealingException.Altered(expected / CHUNK);
    }
    return (int) length;
  }

  /** Of a chunk at the edge, the content; behind it there must be zeros alone. */
  private static void spill(byte[] edge, int opened, byte[] content, int inContent)
      throws UnsealingException {
    int head = Math.max(0, -inContent);
    int from = inContent + head;
    int rest = Math.clamp(content.length - (long) from, 0, opened - head);
    System.arraycopy(edge, head, content, Math.min(from, content.length), rest);
    for (int i = head + rest; i < opened; i++) {
      if (edge[i] != 0) {
        throw new UnsealingException.Malformed();
      }
    }
  }
}
