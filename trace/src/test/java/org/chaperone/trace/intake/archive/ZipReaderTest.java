package org.chaperone.trace.intake.archive;

import static org.chaperone.trace.intake.LeakReading.read;
import static org.chaperone.trace.intake.Samples.entries;
import static org.chaperone.trace.intake.Samples.jpeg;
import static org.chaperone.trace.intake.Samples.text;
import static org.chaperone.trace.intake.Samples.zip;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;

class ZipReaderTest {

  @Test
  void tellsEntriesOfTheSameNameApart() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipArchiveOutputStream(bytes)) {
      for (int i = 0; i < 3; i++) {
        out.putArchiveEntry(new ZipArchiveEntry("b.jpg"));
        out.write(jpeg(i));
        out.closeArchiveEntry();
      }
    }
    assertEquals(
        List.of("picture a.zip!/b.jpg", "picture a.zip!/b.jpg#2", "picture a.zip!/b.jpg#3"),
        read("a.zip", bytes.toByteArray()));
  }

  @Test
  void onlyShowsHostileNames() throws Exception {
    assertEquals(
        List.of(
            "picture a.zip!/../../x.jpg",
            "picture a.zip!//etc/passwd",
            "picture a.zip!/C:/windows/y.jpg",
            "picture a.zip!/\\u0007\\u001B[2J\\u202Egpj.exe",
            "picture a.zip!/b.zip\\u0021/c.jpg",
            "picture a.zip!/" + "n".repeat(300) + "…" + "n".repeat(56) + ".jpg"),
        read(
            "a.zip",
            zip(
                entries(
                    "../../x.jpg",
                    jpeg(1),
                    "/etc/passwd",
                    jpeg(2),
                    "C:\\windows\\y.jpg",
                    jpeg(3),
                    "\u0007\u001B[2J\u202Egpj.exe",
                    jpeg(4),
                    "b.zip!/c.jpg",
                    jpeg(5),
                    "n".repeat(5000) + ".jpg",
                    jpeg(6)))));
  }

  @Test
  void readsNamesThatAreNotUtf8() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(bytes, Charset.forName("IBM437"))) {
      out.putNextEntry(new ZipEntry("Füée.jpg"));
      out.write(jpeg(1));
    }
    assertEquals(List.of("picture a.zip!/Füée.jpg"), read("a.zip", bytes.toByteArray()));
  }

  @Test
  void readsZip64() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipArchiveOutputStream(bytes)) {
      out.setUseZip64(Zip64Mode.Always);
      out.putArchiveEntry(new ZipArchiveEntry("b.jpg"));
      out.write(jpeg(1));
      out.closeArchiveEntry();
    }
    assertEquals(List.of("picture a.zip!/b.jpg"), read("a.zip", bytes.toByteArray()));
  }

  @Test
  void readsAnArchiveWithACommentBehindIt() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(bytes)) {
      out.setComment("PK\5\6 is not the end");
      out.putNextEntry(new ZipEntry("b.jpg"));
      out.write(jpeg(1));
    }
    assertEquals(List.of("picture a.zip!/b.jpg"), read("a.zip", bytes.toByteArray()));
  }

  @Test
  void saysThatEntriesAreEncrypted() throws Exception {
    byte[] zip = zip(entries("b.jpg", jpeg(1), "c.jpg", jpeg(2)));
    zip[6] |= 1;
    zip[new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\1\2") + 8] |= 1;
    assertEquals(
        List.of(
            "unreadable a.zip!/b.jpg: it is encrypted; unpack the zip archive with its password and"
                + " trace the folder",
            "picture a.zip!/c.jpg"),
        read("a.zip", zip));
  }

  @Test
  void findsEntriesWhenTheDirectoryIsDamaged() throws Exception {
    byte[] zip = zip(entries("1.jpg", jpeg(1), "t.txt", text("t"), "2.jpg", jpeg(2)));
    int directory = lastIndexOf(zip, "PK\1\2", lastIndexOf(zip, "PK\1\2", zip.length) - 1);
    zip[directory] = 'X';
    assertEquals(
        List.of(
            "picture a.zip!/1.jpg",
            "other a.zip!/t.txt",
            "picture a.zip!/2.jpg",
            "unreadable a.zip: the zip archive is damaged or cut off; what could be found in it was"
                + " read"),
        read("a.zip", zip));
  }

  private static int lastIndexOf(byte[] bytes, String wanted, int before) {
    return new String(bytes, 0, before, StandardCharsets.ISO_8859_1).lastIndexOf(wanted);
  }
}
