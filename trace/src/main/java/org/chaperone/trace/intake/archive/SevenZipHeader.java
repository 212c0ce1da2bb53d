package org.chaperone.trace.intake.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.chaperone.trace.intake.unpack.Refusal;

/**
 * How large the packed table of contents of a 7z archive becomes, before anyone unpacks it (7-Zip
 * SDK, DOC/7zFormat.txt).
 *
 * <p>The library unpacks it in one piece however large it is: 300 KB can become 2 GB.
 */
final class SevenZipHeader {

  /** A million entries have about a hundred bytes each. */
  private static final int MOST = 128 << 20;

  private static final int START_SIZE = 32;
  private static final int MOST_CODERS = 32;
  private static final int ENCODED = 0x17;
  private static final int PACK_INFO = 0x06;
  private static final int SIZES = 0x09;
  private static final int DIGESTS = 0x0A;
  private static final int UNPACK_INFO = 0x07;
  private static final int FOLDERS = 0x0B;
  private static final int UNPACKED_SIZES = 0x0C;
  private static final int END = 0x00;

  private final ByteBuffer bytes;

  private SevenZipHeader(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /**
   * Returns when the table of contents has a tolerable size.
   *
   * @throws Refusal when it has not
   * @throws IOException when it is damaged
   */
  static void check(SeekableByteChannel channel) throws IOException {
    ByteBuffer start = ChannelReading.exactly(channel, 0, START_SIZE);
    long offset = start.getLong(12);
    long size = start.getLong(20);
    if (offset < 0 || size < 0 || offset > channel.size() || size > MOST) {
      throw new IOException("no table of contents");
    }
    if (size == 0) {
      return;
    }
    var header =
        new SevenZipHeader(ChannelReading.exactly(channel, START_SIZE + offset, (int) size));
    try {
      if (header.next() == ENCODED && header.largestUnpackedSize() > MOST) {
        throw new Refusal("its table of contents unpacks to more than is allowed, as in bombs");
      }
    } catch (RuntimeException e) {
      if (e instanceof Refusal) {
        throw e;
      }
      throw new IOException("a damaged table of contents", e);
    }
  }

  private long largestUnpackedSize() throws IOException {
    expect(PACK_INFO);
    number();
    long streams = number();
    int id = next();
    if (id == SIZES) {
      for (long i = 0; i < streams; i++) {
        number();
      }
      id = next();
    }
    if (id == DIGESTS) {
      skipDigests(streams);
      id = next();
    }
    if (id != END) {
      throw new IOException("no end of the pack info");
    }
    expect(UNPACK_INFO);
    expect(FOLDERS);
    long folders = number();
    if (folders != 1 || next() != 0) {
      throw new IOException("a packed table of contents has one folder");
    }
    long outputs = outputsOfFolder();
    expect(UNPACKED_SIZES);
    long largest = 0;
    for (long i = 0; i < outputs; i++) {
      long size = number();
      largest = size < 0 ? Long.MAX_VALUE : Math.max(largest, size);
    }
    return largest;
  }

  private long outputsOfFolder() throws IOException {
    long coders = number();
    if (coders < 1 || coders > MOST_CODERS) {
      throw new IOException("too many coders");
    }
    long inputs = 0;
    long outputs = 0;
    for (long i = 0; i < coders; i++) {
      int flags = next();
      skip(flags & 0x0F);
      boolean isComplex = (flags & 0x10) != 0;
      inputs += isComplex ? number() : 1;
      outputs += isComplex ? number() : 1;
      if ((flags & 0x20) != 0) {
        skip(number());
      }
    }
    if (inputs < 1 || outputs < 1 || inputs > MOST_CODERS || outputs > MOST_CODERS) {
      throw new IOException("too many streams");
    }
    for (long i = 0; i < outputs - 1; i++) {
      number();
      number();
    }
    long packed = inputs - (outputs - 1);
    for (long i = 0; packed > 1 && i < packed; i++) {
      number();
    }
    return outputs;
  }

  private void skipDigests(long streams) throws IOException {
    boolean all = next() != 0;
    if (!all) {
      throw new IOException("digests of some streams only");
    }
    skip(4 * streams);
  }

  private void expect(int id) throws IOException {
    if (next() != id) {
      throw new IOException("the table of contents is not in order");
    }
  }

  private int next() {
    return bytes.get() & 0xFF;
  }

  private void skip(long count) throws IOException {
    if (count < 0 || count > bytes.remaining()) {
      throw new IOException("the table of contents ends early");
    }
    bytes.position(bytes.position() + (int) count);
  }

  /** A number as 7z writes it: the first byte's leading ones tell how many bytes follow. */
  private long number() {
    int first = next();
    long value = 0;
    int mask = 0x80;
    for (int i = 0; i < 8; i++) {
      if ((first & mask) == 0) {
        return value | (long) (first & (mask - 1)) << (8 * i);
      }
      value |= (long) next() << (8 * i);
      mask >>>= 1;
    }
    return value;
  }
}
