package org.chaperone.trace.intake;

import static org.chaperone.trace.intake.LeakReading.readSmall;
import static org.chaperone.trace.intake.Samples.bzip2;
import static org.chaperone.trace.intake.Samples.entries;
import static org.chaperone.trace.intake.Samples.gzip;
import static org.chaperone.trace.intake.Samples.jpeg;
import static org.chaperone.trace.intake.Samples.mail;
import static org.chaperone.trace.intake.Samples.sevenZip;
import static org.chaperone.trace.intake.Samples.tar;
import static org.chaperone.trace.intake.Samples.text;
import static org.chaperone.trace.intake.Samples.xz;
import static org.chaperone.trace.intake.Samples.zip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Leaks that are small and want to be large. */
@Timeout(20)
class BombsTest {

  private static final byte[] ZEROS = new byte[4 << 20];
  private static final String BOMB =
      ": it unpacks to more than 256 KB and 50 times its packed size, as bombs do";

  @Test
  void leavesTheBombInAZipAndReadsTheRest() throws Exception {
    assertEquals(
        List.of("unreadable a.zip!/bomb" + BOMB, "picture a.zip!/b.jpg"),
        readSmall("a.zip", zip(entries("bomb", ZEROS, "b.jpg", jpeg(1)))));
  }

  @Test
  void leavesFilesOfZerosPackedAlone() throws Exception {
    assertEquals(List.of("unreadable a.gz!/a" + BOMB), readSmall("a.gz", gzip(ZEROS)));
    assertEquals(List.of("unreadable a.xz!/a" + BOMB), readSmall("a.xz", xz(ZEROS)));
    assertEquals(List.of("unreadable a.bz2!/a" + BOMB), readSmall("a.bz2", bzip2(ZEROS)));
    assertEquals(
        List.of("unreadable a.gz!/a" + BOMB),
        readSmall("a.gz", gzip(gzip(ZEROS))).stream()
            .map(said -> said.replace("!/a!/a", "!/a"))
            .toList());
  }

  @Test
  void leavesTheRestOfASevenZipAfterABombInIt() throws Exception {
    assertEquals(
        List.of(
            "picture a.7z!/a.jpg",
            "unreadable a.7z!/bomb" + BOMB,
            "unreadable a.7z: the entries after the one that costs too much were left unread"),
        readSmall("a.7z", sevenZip(entries("a.jpg", jpeg(1), "bomb", ZEROS, "b.jpg", jpeg(2)))));
  }

  @Test
  void leavesABombInATarOnceForTheWholeTar() throws Exception {
    byte[] tar = tar(entries("a.jpg", jpeg(1), "bomb", ZEROS, "b.jpg", jpeg(2)));
    assertEquals(
        List.of("picture a.tar.gz!/a.jpg", "unreadable a.tar.gz" + BOMB),
        readSmall("a.tar.gz", gzip(tar)));
  }

  @Test
  void leavesABombInAMail() throws Exception {
    assertEquals(
        List.of("unreadable a.eml!/b.zip!/bomb" + BOMB, "picture a.eml!/b.jpg"),
        readSmall("a.eml", mail(entries("b.zip", zip(entries("bomb", ZEROS)), "b.jpg", jpeg(1)))));
  }

  /** Many bombs, each small enough: the sum is bounded for the file of the leak. */
  @Test
  void stopsAFileThatUnpacksTooFarInAll() throws Exception {
    byte[] zeros = new byte[200 << 10];
    byte[] bombs = zip(many(100, zeros));
    var found = readSmall("a.zip", bombs);
    String last = found.getLast();
    assertTrue(last.startsWith("unreadable a.zip: it unpacks to more than 8 MB"), last);
    assertTrue(found.size() < 60, found.toString());
  }

  /** As in 42.zip: bombs in bombs, each container full of containers. */
  @Test
  void stopsBombsThatMultiplyInDepth() throws Exception {
    byte[] level = zip(many(16, ZEROS));
    for (int i = 0; i < 4; i++) {
      level = zip(many(16, level));
    }
    var found = readSmall("42.zip", level);
    assertTrue(found.size() <= 60, () -> String.valueOf(found.size()));
    assertTrue(found.getLast().startsWith("unreadable 42.zip: it unpacks to more than 8 MB"));
  }

  @Test
  void doesNotGoDeeperThanItMay() throws Exception {
    byte[] level = zip(entries("b.jpg", jpeg(1)));
    for (int i = 0; i < 7; i++) {
      level = zip(entries("z", level));
    }
    assertEquals(
        List.of(
            "unreadable a.zip!/z!/z!/z!/z!/z!/z: it lies inside 6 other containers, and deeper ones"
                + " are not opened"),
        readSmall("a.zip", level));
  }

  @Test
  void readsNoMoreEntriesThanItMay() throws Exception {
    var found = readSmall("a.zip", zip(many(300, text("x"))));
    assertEquals(201, found.size());
    assertEquals(
        "unreadable a.zip: it holds more than 200 entries; the rest of it was left unread",
        found.getLast());
  }

  /** As David Fifield makes them: every entry's data holds the next entry's header and data. */
  @Test
  void leavesOutEntriesThatShareTheirData() throws Exception {
    var overlapping = overlapping(20, 300 << 10);
    var found = readSmall("a.zip", overlapping);
    assertEquals(2, found.size(), found.toString());
    assertEquals(
        "unreadable a.zip: 19 entries share data with others, as in a zip bomb, and were left out",
        found.getLast());
  }

  private static Map<String, byte[]> many(int count, byte[] bytes) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      entries.put("e" + i, bytes);
    }
    return entries;
  }

  /** One stored entry, and a directory that names it again and again. */
  private static byte[] overlapping(int count, int size) throws Exception {
    byte[] zip = Samples.storedZip(entries("x", new byte[size]));
    var buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int end = zip.length - 22;
    int directory = buffer.getInt(end + 16);
    var out = new ByteArrayOutputStream();
    out.write(zip, 0, directory);
    for (int i = 0; i < count; i++) {
      out.write(zip, directory, end - directory);
    }
    buffer.putShort(end + 8, (short) count).putShort(end + 10, (short) count);
    buffer.putInt(end + 12, count * (end - directory));
    out.write(zip, end, 22);
    return out.toByteArray();
  }

  @Test
  void doesNotBelieveClaimedSizes() throws Exception {
    byte[] zip = Samples.storedZip(entries("b.jpg", jpeg(1)));
    var buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int directory = buffer.getInt(zip.length - 22 + 16);
    buffer.putInt(directory + 20, 0x7FFFFFF0).putInt(directory + 24, 0x7FFFFFF0);
    var found = readSmall("a.zip", zip);
    assertTrue(found.getLast().startsWith("unreadable a.zip: "), found.toString());
  }

  @Test
  void boundsTheTableOfContentsOfASevenZip() throws Exception {
    byte[] archive = sevenZip(many(150, text("x")));
    int start = 32 + (int) ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN).getLong(12);
    // The table may be packed or not; this one claims to unpack to 2 GB.
    byte[] table = {
      0x17,
      0x06,
      0,
      1,
      0x09,
      5,
      0,
      0x07,
      0x0B,
      1,
      0,
      1,
      0x21,
      0x21,
      1,
      0x18,
      0x0C,
      (byte) 0xF0,
      0,
      0,
      0,
      (byte) 0x80,
      0,
      0
    };
    System.arraycopy(table, 0, archive, start, table.length);
    assertEquals(
        List.of(
            "unreadable a.7z: its table of contents unpacks to more than is allowed, as in bombs"),
        readSmall("a.7z", archive));
  }

  @Test
  void boundsTheHeadersOfATar() throws Exception {
    var plain = new ByteArrayOutputStream();
    try (var out = new TarArchiveOutputStream(plain)) {
      put(out, new TarArchiveEntry("a.jpg"), jpeg(1));
      put(out, new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME), ZEROS);
      put(out, new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME), ZEROS);
      put(out, new TarArchiveEntry("b.jpg"), jpeg(1));
    }
    byte[] tar = gzip(plain.toByteArray());
    var found = LeakReading.inShort(LeakReading.items(IntakeLimits.defaults(), "a.tgz", tar));
    assertEquals("picture a.tgz!/a.jpg", found.getFirst());
    assertTrue(found.getLast().startsWith("unreadable a.tgz: the tar archive is damaged"));
  }

  private static void put(TarArchiveOutputStream out, TarArchiveEntry entry, byte[] bytes)
      throws IOException {
    entry.setSize(bytes.length);
    out.putArchiveEntry(entry);
    out.write(bytes);
    out.closeArchiveEntry();
  }
}
