package org.chaperone.trace.intake.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.chaperone.trace.intake.unpack.CheckedChannel;

/**
 * Finds the entries of a zip archive without its central directory, by their local headers.
 *
 * <p>So reads what came before the cut of an archive that was cut off.
 */
final class ZipSalvage {

  private static final int WINDOW = 1 << 16;
  private static final int DESCRIPTOR_SIGNATURE = 0x08074b50;
  private static final int LONGEST_NAME = 4096;
  private static final int NEWEST_VERSION = 63;

  private final ZipEntries zip;
  private final CheckedChannel channel;
  private final long size;
  private ByteBuffer window = ByteBuffer.allocate(0);
  private long windowStart;

  ZipSalvage(ZipEntries zip) throws IOException {
    this.zip = zip;
    this.channel = zip.channel();
    this.size = channel.size();
  }

  void read() throws IOException {
    long at = nextSignature(0, true);
    while (at < size) {
      long read = zip.claimed().endOfRangeAt(at);
      at = nextSignature(read > at ? read : afterEntry(at), true);
    }
  }

  /** Hands over the entry whose header seems to lie here, and says where to look on. */
  private long afterEntry(long at) throws IOException {
    ByteBuffer fixed = ChannelReading.atMost(channel, at, ZipRecord.LOCAL_SIZE);
    if (fixed.remaining() < ZipRecord.LOCAL_SIZE) {
      return size;
    }
    int nameLength = Short.toUnsignedInt(fixed.getShort(26));
    int variable = nameLength + Short.toUnsignedInt(fixed.getShort(28));
    long data = at + ZipRecord.LOCAL_SIZE + variable;
    if (fixed.getShort(4) > NEWEST_VERSION
        || nameLength == 0
        || nameLength > LONGEST_NAME
        || data > size) {
      return at + 4;
    }
    var names = new byte[variable];
    ChannelReading.exactly(channel, at + ZipRecord.LOCAL_SIZE, variable).get(names);
    ZipRecord record = ZipRecord.ofLocal(fixed, names, at);
    if (record.isFolder() || zip.isClosed(record)) {
      return data;
    }
    return afterData(record, data);
  }

  private long afterData(ZipRecord record, long data) throws IOException {
    long most = size - data;
    if (!record.hasSizesBehind()) {
      most = record.packed();
    } else if (record.method() != ZipMethod.DEFLATED) {
      most = nextSignature(data, false) - data;
    }
    long end = data + most;
    if (!record.hasSizesBehind() && end < size && !isSignature(end)) {
      // Not its true size, or no header at all.
      return data;
    }
    try {
      long packed = zip.addData(record, data, most);
      end = record.hasSizesBehind() ? data + packed : Math.min(size, end);
    } catch (IOException e) {
      return data;
    }
    zip.claimed().claim(record.header(), end);
    return end;
  }

  private boolean isSignature(long at) throws IOException {
    ByteBuffer two = ChannelReading.atMost(channel, at, 2);
    return two.remaining() == 2 && two.get(0) == 'P' && two.get(1) == 'K';
  }

  /** Where the next local header lies, or any record; the archive's end when there is none. */
  private long nextSignature(long from, boolean onlyLocal) throws IOException {
    for (long at = from; at + 4 <= size; at++) {
      if (at < windowStart || at + 4 > windowStart + window.limit()) {
        window = ChannelReading.atMost(channel, at, WINDOW);
        windowStart = at;
      }
      int i = (int) (at - windowStart);
      if (window.get(i) == 'P' && isRecord(window.getInt(i), onlyLocal)) {
        return at;
      }
    }
    return size;
  }

  private static boolean isRecord(int signature, boolean onlyLocal) {
    return signature == ZipRecord.LOCAL_SIGNATURE
        || (!onlyLocal
            && (signature == DESCRIPTOR_SIGNATURE || signature == ZipRecord.CENTRAL_SIGNATURE));
  }
}
