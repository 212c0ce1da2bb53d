package org.chaperone.trace.intake.archive;

import java.io.IOException;
import org.chaperone.trace.intake.unpack.ContainerReader;
import org.chaperone.trace.intake.unpack.Content;
import org.chaperone.trace.intake.unpack.Entries;

/**
 * Reads zip archives by their central directory, and what is left of those that have lost it.
 *
 * <p>Of documents (OOXML and OpenDocument) only the pictures and containers are handed over, not
 * the XML that makes up the document.
 */
public final class ZipReader implements ContainerReader {

  @Override
  public void read(Content container, Entries entries) throws IOException {
    var channel = container.channel();
    var claimed = new ReadRanges();
    ZipDirectory directory = ZipDirectory.find(channel);
    if (directory == null) {
      salvage(new ZipEntries(channel, entries, claimed, false));
      return;
    }
    var zip = new ZipEntries(channel, entries, claimed, isDocument(directory));
    if (!readAll(directory, zip)) {
      salvage(zip);
    }
    if (zip.overlapping() > 0) {
      entries.missing(
          zip.overlapping()
              + (zip.overlapping() == 1 ? " entry shares" : " entries share")
              + " data with others, as in a zip bomb, and "
              + (zip.overlapping() == 1 ? "was" : "were")
              + " left out");
    }
  }

  private static void salvage(ZipEntries zip) throws IOException {
    new ZipSalvage(zip).read();
    zip.entries()
        .missing("the zip archive is damaged or cut off; what could be found in it was read");
  }

  /** Whether the directory was readable to its end, and is not an empty one behind other data. */
  private static boolean readAll(ZipDirectory directory, ZipEntries zip) {
    var records = directory.records();
    boolean any = false;
    for (ZipRecord record = records.next(); record != null; record = records.next()) {
      any = true;
      zip.add(record);
    }
    return !records.isDamaged() && (any || directory.start() == 0);
  }

  private static boolean isDocument(ZipDirectory directory) {
    var records = directory.records();
    boolean hasType = false;
    boolean hasContent = false;
    for (ZipRecord record = records.next(); record != null; record = records.next()) {
      if (record.name().equals("[Content_Types].xml")) {
        return true;
      }
      hasType |= record.name().equals("mimetype");
      hasContent |= record.name().equals("content.xml");
    }
    return hasType && hasContent;
  }
}
