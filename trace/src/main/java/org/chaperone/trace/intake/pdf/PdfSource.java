package org.chaperone.trace.intake.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.chaperone.trace.intake.unpack.CheckedChannel;
import org.chaperone.trace.intake.unpack.Unpacking;

/**
 * The bytes of a PDF file for its parser, read from a channel by the page.
 *
 * <p>The parser asks for single bytes, forward and back: pages lie at multiples of their size, so
 * that going back does not read again.
 */
final class PdfSource implements RandomAccessRead {

  private static final int PAGE = 1 << 14;
  private static final int PAGES = 64;

  private static final int READS_BETWEEN_CHECKS = 1 << 16;

  private final CheckedChannel channel;
  private final Unpacking unpacking;
  private final long length;
  private final ByteBuffer[] pages = new ByteBuffer[PAGES];
  private final long[] starts = new long[PAGES];
  private ByteBuffer page = ByteBuffer.allocate(0);
  private long pageStart;
  private long position;
  private int reads;
  private boolean isClosed;

  PdfSource(CheckedChannel channel, Unpacking unpacking) throws IOException {
    this.channel = channel;
    this.unpacking = unpacking;
    this.length = channel.size();
  }

  @Override
  public int read() throws IOException {
    if (!hasPage()) {
      return -1;
    }
    return page.get((int) (position++ - pageStart)) & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int wanted) throws IOException {
    if (wanted == 0) {
      return 0;
    }
    if (!hasPage()) {
      return -1;
    }
    int at = (int) (position - pageStart);
    int n = Math.min(wanted, page.limit() - at);
    page.get(at, into, offset, n);
    position += n;
    return n;
  }

  private boolean hasPage() throws IOException {
    if (++reads % READS_BETWEEN_CHECKS == 0) {
      // A parser that goes in circles may stay on one page.
      unpacking.check();
    }
    if (position >= length) {
      return false;
    }
    long start = position - position % PAGE;
    if (start == pageStart && page.limit() > position - start) {
      return true;
    }
    int slot = (int) (start / PAGE % PAGES);
    ByteBuffer cached = pages[slot];
    if (cached == null || starts[slot] != start) {
      cached = cached == null ? ByteBuffer.allocate(PAGE) : cached.clear();
      channel.position(start);
      int n = 0;
      while (n >= 0 && cached.hasRemaining()) {
        n = channel.read(cached);
      }
      cached.flip();
      pages[slot] = cached;
      starts[slot] = start;
    }
    page = cached;
    pageStart = start;
    return page.limit() > position - start;
  }

  @Override
  public long getPosition() {
    return position;
  }

  @Override
  public void seek(long wanted) throws IOException {
    if (wanted < 0) {
      throw new IOException("a position before the start");
    }
    position = Math.min(wanted, length);
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public boolean isClosed() {
    return isClosed;
  }

  @Override
  public boolean isEOF() {
    return position >= length;
  }

  @Override
  public RandomAccessReadView createView(long start, long size) {
    return new RandomAccessReadView(this, start, size);
  }

  @Override
  public void close() {
    isClosed = true;
  }
}
