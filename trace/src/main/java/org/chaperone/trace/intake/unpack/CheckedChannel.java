package org.chaperone.trace.intake.unpack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A channel to read from that stops when the work on the leak's file stops. */
public final class CheckedChannel implements SeekableByteChannel {

  private final SeekableByteChannel channel;
  private final Unpacking unpacking;
  private final boolean isFile;
  private long bytes;

  CheckedChannel(SeekableByteChannel channel, Unpacking unpacking, boolean isFile) {
    this.channel = channel;
    this.unpacking = unpacking;
    this.isFile = isFile;
  }

  /** How many bytes have been read so far, wherever they lie. */
  public long bytesRead() {
    return bytes;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    int n = channel.read(into);
    if (n > 0) {
      bytes += n;
      if (isFile) {
        unpacking.readFromFile(n);
      }
    }
    unpacking.check();
    return n;
  }

  @Override
  public long position() throws IOException {
    return channel.position();
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    if (position < 0) {
      throw new IOException("a position before the start");
    }
    channel.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  @Override
  public int write(ByteBuffer bytes) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }
}
