package org.chaperone.trace.intake.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * The central directory of a zip archive, read record by record and never kept (PKWARE APPNOTE.TXT
 * 6.3.10, 4.3).
 *
 * @param start where its first record lies
 * @param end where the record at its end lies; no record goes beyond
 * @param shift what is added to the offsets in it, when something stands before the archive
 */
record ZipDirectory(SeekableByteChannel channel, long start, long end, long shift) {

  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int MAX_COMMENT = 0xFFFF;
  private static final int LOCATOR_SIGNATURE = 0x07064b50;
  private static final int LOCATOR_SIZE = 20;
  private static final int END64_SIGNATURE = 0x06064b50;
  private static final int END64_SIZE = 56;

  /** Finds the directory; none when the archive has lost it. */
  static @Nullable ZipDirectory find(SeekableByteChannel channel) throws IOException {
    long size = channel.size();
    long from = Math.max(0, size - END_SIZE - MAX_COMMENT);
    ByteBuffer tail = ChannelReading.atMost(channel, from, (int) (size - from));
    for (int at = tail.limit() - END_SIZE; at >= 0; at--) {
      if (tail.getInt(at) == END_SIGNATURE) {
        ZipDirectory found = ofEnd(channel, from + at, tail.slice(at, END_SIZE));
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static @Nullable ZipDirectory ofEnd(
      SeekableByteChannel channel, long endAt, ByteBuffer record) throws IOException {
    var end = record.order(ByteOrder.LITTLE_ENDIAN);
    long size = Integer.toUnsignedLong(end.getInt(12));
    long offset = Integer.toUnsignedLong(end.getInt(16));
    long behind = endAt;
    if (endAt >= LOCATOR_SIZE + END64_SIZE) {
      ByteBuffer locator = ChannelReading.exactly(channel, endAt - LOCATOR_SIZE, LOCATOR_SIZE);
      if (locator.getInt(0) == LOCATOR_SIGNATURE) {
        ByteBuffer end64 =
            ChannelReading.exactly(channel, endAt - LOCATOR_SIZE - END64_SIZE, END64_SIZE);
        if (end64.getInt(0) == END64_SIGNATURE) {
          behind = endAt - LOCATOR_SIZE - END64_SIZE;
          size = end64.getLong(40);
          offset = end64.getLong(48);
        }
      }
    }
    long start = behind - size;
    if (size == 0) {
      return new ZipDirectory(channel, behind, behind, 0);
    }
    if (isRecord(channel, start)) {
      return new ZipDirectory(channel, start, behind, Math.max(0, start - offset));
    }
    return isRecord(channel, offset) ? new ZipDirectory(channel, offset, behind, 0) : null;
  }

  private static boolean isRecord(SeekableByteChannel channel, long at) throws IOException {
    if (at < 0 || at > channel.size() - ZipRecord.CENTRAL_SIZE) {
      return false;
    }
    return ChannelReading.exactly(channel, at, 4).getInt(0) == ZipRecord.CENTRAL_SIGNATURE;
  }

  /** Starts reading the records. */
  Records records() {
    return new Records(ChannelReading.stream(channel, start, end - start), shift);
  }

  /** The records in the order of the directory. */
  static final class Records {
    private final InputStream in;
    private final long shift;
    private boolean isDamaged;

    private Records(InputStream in, long shift) {
      this.in = in;
      this.shift = shift;
    }

    /** The next record; none at the end of the directory, and where it is damaged. */
    @Nullable ZipRecord next() {
      try {
        byte[] fixed = in.readNBytes(ZipRecord.CENTRAL_SIZE);
        return fixed.length == 0 ? null : record(ByteBuffer.wrap(fixed));
      } catch (IOException e) {
        isDamaged = true;
        return null;
      }
    }

    /** Whether the last record was not the last one written. */
    boolean isDamaged() {
      return isDamaged;
    }

    private ZipRecord record(ByteBuffer fixed) throws IOException {
      fixed.order(ByteOrder.LITTLE_ENDIAN);
      if (fixed.remaining() < ZipRecord.CENTRAL_SIZE
          || fixed.getInt(0) != ZipRecord.CENTRAL_SIGNATURE) {
        throw new IOException("no record of a central directory");
      }
      int length =
          Short.toUnsignedInt(fixed.getShort(28))
              + Short.toUnsignedInt(fixed.getShort(30))
              + Short.toUnsignedInt(fixed.getShort(32));
      byte[] variable = in.readNBytes(length);
      if (variable.length < length) {
        throw new EOFException();
      }
      return ZipRecord.ofCentral(fixed, variable, shift);
    }
  }
}
