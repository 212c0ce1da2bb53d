package org.chaperone.trace.intake;

import static org.chaperone.trace.intake.Samples.bzip2;
import static org.chaperone.trace.intake.Samples.docx;
import static org.chaperone.trace.intake.Samples.entries;
import static org.chaperone.trace.intake.Samples.gzip;
import static org.chaperone.trace.intake.Samples.jpeg;
import static org.chaperone.trace.intake.Samples.mail;
import static org.chaperone.trace.intake.Samples.mbox;
import static org.chaperone.trace.intake.Samples.sevenZip;
import static org.chaperone.trace.intake.Samples.storedZip;
import static org.chaperone.trace.intake.Samples.tar;
import static org.chaperone.trace.intake.Samples.xz;
import static org.chaperone.trace.intake.Samples.zip;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Containers of every kind, cut off at every sixteenth. */
@Timeout(30)
class TruncationTest {

  private static Map<String, byte[]> pictures() {
    Map<String, byte[]> pictures = new LinkedHashMap<>();
    for (int i = 0; i < 8; i++) {
      pictures.put(i + ".jpg", jpeg(i));
    }
    return pictures;
  }

  private static Map<String, byte[]> kinds() throws Exception {
    var pictures = pictures();
    Map<String, byte[]> kinds = new LinkedHashMap<>();
    kinds.put("a.zip", zip(pictures));
    kinds.put("stored.zip", storedZip(pictures));
    kinds.put("a.7z", sevenZip(pictures));
    kinds.put("a.tar", tar(pictures));
    kinds.put("a.tar.gz", gzip(tar(pictures)));
    kinds.put("a.tar.bz2", bzip2(tar(pictures)));
    kinds.put("a.tar.xz", xz(tar(pictures)));
    kinds.put("a.docx", docx(pictures));
    kinds.put("a.eml", mail(pictures));
    kinds.put("a.mbox", mbox(mail(pictures), mail(pictures)));
    kinds.put("a.pdf", PdfSamples.ofJpegs(List.copyOf(pictures.values())));
    kinds.put("nested.zip", zip(entries("a.tar", tar(pictures), "b.eml", mail(pictures))));
    return kinds;
  }

  @Test
  void givesWhatCouldBeReadAndSaysThatSomethingIsMissing() throws Exception {
    for (var kind : kinds().entrySet()) {
      String name = kind.getKey();
      for (int part = 1; part < 16; part++) {
        byte[] cut = Arrays.copyOf(kind.getValue(), kind.getValue().length * part / 16);
        var found = LeakReading.read(name, cut);
        String where = name + " at " + part + "/16: " + found;
        assertFalse(found.isEmpty(), where);
        boolean isSaid = found.stream().anyMatch(item -> item.startsWith("unreadable " + name));
        // A mailbox may be cut between two messages.
        assertTrue(isSaid || name.equals("a.mbox"), where);
        if (part >= 12 && canBeReadFromItsStart(name)) {
          assertTrue(
              found.stream().filter(item -> item.startsWith("picture ")).count() >= 3, where);
        }
      }
    }
  }

  /** The table of contents of a 7z is at its end; bzip2 and xz unpack whole blocks. */
  private static boolean canBeReadFromItsStart(String name) {
    return !name.equals("a.7z") && !name.equals("a.tar.bz2") && !name.equals("a.tar.xz");
  }

  @Test
  void endsWhateverByteIsWrong() throws Exception {
    for (var kind : kinds().entrySet()) {
      byte[] bytes = kind.getValue();
      for (int i = 0; i < 32; i++) {
        byte[] wrong = bytes.clone();
        wrong[i < 16 ? 2 * i : (int) ((long) bytes.length * (i - 15) / 17)] ^= 0x5A;
        LeakReading.readSmall(kind.getKey(), wrong);
      }
    }
  }
}
