package org.chaperone.trace.intake.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.chaperone.trace.intake.unpack.CheckedChannel;
import org.chaperone.trace.intake.unpack.Entries;
import org.chaperone.trace.intake.unpack.Entries.Outcome;
import org.chaperone.trace.intake.unpack.Refusal;
import org.chaperone.trace.intake.unpack.UnpackingStopped;

/** Hands over the entries of one zip archive. */
final class ZipEntries {

  private final CheckedChannel channel;
  private final Entries entries;
  private final ReadRanges claimed;
  private final boolean isDocument;
  private int overlapping;

  ZipEntries(CheckedChannel channel, Entries entries, ReadRanges claimed, boolean isDocument) {
    this.channel = channel;
    this.entries = entries;
    this.claimed = claimed;
    this.isDocument = isDocument;
  }

  CheckedChannel channel() {
    return channel;
  }

  Entries entries() {
    return entries;
  }

  ReadRanges claimed() {
    return claimed;
  }

  /** How many entries were left out because they share bytes with others. */
  int overlapping() {
    return overlapping;
  }

  /** Hands over the entry of a record of the central directory. */
  void add(ZipRecord record) {
    if (record.isFolder()) {
      return;
    }
    try {
      long data = startOfData(record.header());
      if (!claimed.claim(record.header(), data + record.packed())) {
        overlapping++;
      } else if (!isClosed(record)) {
        addData(record, data, record.packed());
      }
    } catch (IOException e) {
      entries.addUnreadable(
          record.name(), "its data is damaged, or not where the zip archive says it is");
    }
  }

  /** Reports links and encrypted entries; whether it was one. */
  boolean isClosed(ZipRecord record) {
    if (record.isLink()) {
      entries.addUnreadable(record.name(), "it is a link, and links in a leak are not followed");
      return true;
    }
    if (record.isEncrypted()) {
      entries.addUnreadable(
          record.name(),
          "it is encrypted; unpack the zip archive with its password and trace the folder");
      return true;
    }
    return false;
  }

  private long startOfData(long header) throws IOException {
    ByteBuffer local = ChannelReading.exactly(channel, header, ZipRecord.LOCAL_SIZE);
    if (local.getInt(0) != ZipRecord.LOCAL_SIGNATURE) {
      throw new IOException("no local header");
    }
    return header
        + ZipRecord.LOCAL_SIZE
        + Short.toUnsignedInt(local.getShort(26))
        + Short.toUnsignedInt(local.getShort(28));
  }

  /**
   * Hands over data, and says how many packed bytes it took, as far as that can be known.
   *
   * @param most packed bytes from {@code data} on
   * @throws IOException when the data does not even begin as its method wants it
   */
  long addData(ZipRecord record, long data, long most) throws IOException {
    InputStream packed = ChannelReading.stream(channel, data, most);
    InputStream unpacked;
    try {
      unpacked = ZipMethod.unpacked(packed, record);
    } catch (UnpackingStopped e) {
      throw e;
    } catch (Refusal e) {
      entries.addUnreadable(record.name(), e.reason());
      return most;
    } catch (RuntimeException e) {
      throw new IOException("the data does not begin as its method wants it", e);
    }
    try (unpacked) {
      if (add(record, unpacked) == Outcome.CUT_OFF) {
        entries.missing("the zip archive is damaged or cut off; some entries are not complete");
      }
      return unpacked instanceof ZipMethod.Inflating inflating ? inflating.packedBytes() : most;
    }
  }

  private Outcome add(ZipRecord record, InputStream unpacked) {
    if (isDocument && record.name().endsWith("vbaProject.bin")) {
      // A container of programs alone, in a format that is not opened.
      return Outcome.WHOLE;
    }
    boolean isPartOfDocument = isDocument && !isMedia(record.name());
    return isPartOfDocument
        ? entries.addIfPicture(record.name(), unpacked, channel::bytesRead)
        : entries.add(record.name(), unpacked, channel::bytesRead);
  }

  /** Where documents keep their pictures. */
  private static boolean isMedia(String name) {
    return name.contains("/media/") || name.startsWith("Pictures/");
  }
}
