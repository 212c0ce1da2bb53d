package org.chaperone.trace.intake.archive;

import static org.chaperone.trace.intake.LeakReading.read;
import static org.chaperone.trace.intake.Samples.entries;
import static org.chaperone.trace.intake.Samples.jpeg;
import static org.chaperone.trace.intake.Samples.sevenZip;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SevenZipReaderTest {

  @Test
  void saysThatEntriesAreEncrypted() throws Exception {
    byte[] archive = sevenZip(entries("b.jpg", jpeg(1), "c.jpg", jpeg(2)), "secret".toCharArray());
    String reason =
        ": it is encrypted; unpack the 7z archive with its password and trace the folder";
    assertEquals(
        List.of("unreadable a.7z!/b.jpg" + reason, "unreadable a.7z!/c.jpg" + reason),
        read("a.7z", archive));
  }

  @Test
  void readsEmptyEntriesAndArchives() throws Exception {
    assertEquals(
        List.of("other a.7z!/empty", "picture a.7z!/b.jpg"),
        read("a.7z", sevenZip(entries("empty", new byte[0], "b.jpg", jpeg(1)))));
    assertEquals(List.of(), read("a.7z", sevenZip(entries())));
  }
}
