package org.chaperone.trace.intake;

import static org.chaperone.trace.intake.LeakReading.read;
import static org.chaperone.trace.intake.Samples.bzip2;
import static org.chaperone.trace.intake.Samples.docx;
import static org.chaperone.trace.intake.Samples.entries;
import static org.chaperone.trace.intake.Samples.gzip;
import static org.chaperone.trace.intake.Samples.jpeg;
import static org.chaperone.trace.intake.Samples.mail;
import static org.chaperone.trace.intake.Samples.mbox;
import static org.chaperone.trace.intake.Samples.png;
import static org.chaperone.trace.intake.Samples.sevenZip;
import static org.chaperone.trace.intake.Samples.tar;
import static org.chaperone.trace.intake.Samples.text;
import static org.chaperone.trace.intake.Samples.xz;
import static org.chaperone.trace.intake.Samples.zip;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Honest containers of every kind, inside each other. */
class NestedContainersTest {

  private static final Map<String, byte[]> TWO = entries("b.jpg", jpeg(1), "in/c.png", png(2));

  @Test
  void handsOverEntriesByteForByteWithTheirHash() throws Exception {
    byte[] picture = jpeg(1);
    var items = LeakReading.items(IntakeLimits.defaults(), "a.zip", zip(entries("b.jpg", picture)));
    var found = assertInstanceOf(LeakItem.PictureBytes.class, items.getFirst());
    assertArrayEquals(picture, found.bytes());
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(picture);
    assertEquals(HexFormat.of().formatHex(hash), found.sha256());
    assertEquals(1, items.size());
  }

  @Test
  void readsEveryKindOfArchive() throws Exception {
    for (var archive :
        Map.of(
                "a.zip", zip(TWO),
                "b.zip", Samples.storedZip(TWO),
                "a.7z", sevenZip(TWO),
                "a.tar", tar(TWO),
                "a.tar.gz", gzip(tar(TWO)),
                "a.tgz", gzip(tar(TWO)),
                "a.tar.bz2", bzip2(tar(TWO)),
                "a.tar.xz", xz(tar(TWO)))
            .entrySet()) {
      String name = archive.getKey();
      assertEquals(
          List.of("picture " + name + "!/b.jpg", "picture " + name + "!/in/c.png"),
          read(name, archive.getValue()));
    }
  }

  @Test
  void readsAPictureThatIsPackedAlone() throws Exception {
    assertEquals(List.of("picture b.jpg.gz!/b.jpg"), read("b.jpg.gz", gzip(jpeg(1))));
    assertEquals(List.of("picture b.png.xz!/b.png"), read("b.png.xz", xz(png(1))));
    assertEquals(List.of("picture b.bz2!/b"), read("b.bz2", bzip2(png(1))));
  }

  @Test
  void opensContainersInsideEachOther() throws Exception {
    byte[] inner = zip(entries("c.png", png(3), "notes.txt", text("notes")));
    byte[] mail =
        mail(entries("attachment.zip", inner, "fwd.eml", mail(entries("d.jpg", jpeg(4)))));
    byte[] leak = tar(entries("mail.mbox", mbox(mail(entries("x.jpg", jpeg(5))), mail)));
    assertEquals(
        List.of(
            "picture leak.7z!/all.tar!/mail.mbox!/1/x.jpg",
            "picture leak.7z!/all.tar!/mail.mbox!/2/attachment.zip!/c.png",
            "other leak.7z!/all.tar!/mail.mbox!/2/attachment.zip!/notes.txt",
            "picture leak.7z!/all.tar!/mail.mbox!/2/fwd.eml!/d.jpg"),
        read("leak.7z", sevenZip(entries("all.tar", leak))));
  }

  @Test
  void readsTheRestOfAStreamAfterAContainerInIt() throws Exception {
    byte[] zip = zip(TWO);
    var around = entries("a.zip", zip, "b.7z", sevenZip(TWO), "c.pdf", pdf(), "d.jpg", jpeg(9));
    for (byte[] leak : List.of(tar(around), sevenZip(around), mail(around))) {
      assertEquals(
          List.of(
              "picture leak!/a.zip!/b.jpg",
              "picture leak!/a.zip!/in/c.png",
              "picture leak!/b.7z!/b.jpg",
              "picture leak!/b.7z!/in/c.png",
              "picture leak!/c.pdf!/page-1/image-1.jpg",
              "picture leak!/d.jpg"),
          read("leak", leak));
    }
  }

  private static byte[] pdf() throws Exception {
    return PdfSamples.ofJpegs(List.of(jpeg(7)));
  }

  @Test
  void opensDocumentsForTheirPicturesAlone() throws Exception {
    byte[] document =
        docx(
            entries(
                "media/image1.jpeg", jpeg(1),
                "media/image2.emf", text("no metafile"),
                "embeddings/sheet.xlsx", docx(entries("media/image1.png", png(2)))));
    assertEquals(
        List.of(
            "picture a.docx!/word/media/image1.jpeg",
            "other a.docx!/word/media/image2.emf",
            "picture a.docx!/word/embeddings/sheet.xlsx!/word/media/image1.png"),
        read("a.docx", document));
    byte[] openDocument =
        zip(
            entries(
                "mimetype", text("application/vnd.oasis.opendocument.text"),
                "content.xml", text("<x/>"),
                "Pictures/1.png", png(3)));
    assertEquals(List.of("picture a.odt!/Pictures/1.png"), read("a.odt", openDocument));
  }

  @Test
  void letsBytesDecideAndNotNames() throws Exception {
    assertEquals(
        List.of(
            "picture b.jpg!/c.txt",
            "unreadable b.jpg!/d.jpg: it is named like a picture, but"
                + " its bytes are not those of one"),
        read("b.jpg", zip(entries("c.txt", png(1), "d.jpg", text("hello")))));
    assertEquals(List.of("unreadable e.jpg: it is empty"), read("e.jpg", new byte[0]));
    assertEquals(List.of("other e.txt"), read("e.txt", new byte[0]));
  }

  @Test
  void saysWhatItDoesNotOpen() throws Exception {
    assertEquals(
        List.of(
            "unreadable a.rar: it is a RAR archive, which Chaperone does not open; unpack it"
                + " and trace the folder"),
        read("a.rar", text("Rar!\u001a\u0007\u0001\0 and so on")));
  }

  @Test
  void findsTheSameEachTime() throws Exception {
    byte[] leak = zip(entries("z.jpg", jpeg(1), "a.7z", sevenZip(TWO), "m.eml", mail(TWO)));
    assertEquals(read("leak.zip", leak), read("leak.zip", leak));
  }
}
