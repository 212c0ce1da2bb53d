package org.chaperone.trace.intake.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/** Parts of a channel. */
final class ChannelReading {

  private ChannelReading() {}

  /** Exactly these bytes, little endian. */
  static ByteBuffer exactly(SeekableByteChannel channel, long at, int length) throws IOException {
    ByteBuffer buffer = atMost(channel, at, length);
    if (buffer.remaining() < length) {
      throw new EOFException();
    }
    return buffer;
  }

  /** These bytes as far as there are any, little endian. */
  static ByteBuffer atMost(SeekableByteChannel channel, long at, int length) throws IOException {
    long there = Math.max(0, Math.min(length, channel.size() - at));
    var buffer = ByteBuffer.allocate((int) there).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(at);
    int n = 0;
    while (n >= 0 && buffer.hasRemaining()) {
      n = channel.read(buffer);
    }
    return buffer.flip();
  }

  /** A stream over a part of a channel; it fails where the channel ends before the part does. */
  static InputStream stream(SeekableByteChannel channel, long start, long length) {
    return new Part(channel, start, length);
  }

  private static final class Part extends InputStream {
    private static final int BUFFER = 1 << 16;

    private final SeekableByteChannel channel;
    private final long end;
    private long at;
    private ByteBuffer buffer = ByteBuffer.allocate(0);

    Part(SeekableByteChannel channel, long start, long length) {
      this.channel = channel;
      this.at = start;
      this.end = start + length;
    }

    @Override
    public int read() throws IOException {
      return hasMore() ? buffer.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!hasMore()) {
        return -1;
      }
      int n = Math.min(length, buffer.remaining());
      buffer.get(into, offset, n);
      return n;
    }

    private boolean hasMore() throws IOException {
      if (!buffer.hasRemaining() && at < end) {
        buffer = atMost(channel, at, (int) Math.min(BUFFER, end - at));
        at += buffer.remaining();
        if (!buffer.hasRemaining()) {
          throw new EOFException();
        }
      }
      return buffer.hasRemaining();
    }
  }
}
