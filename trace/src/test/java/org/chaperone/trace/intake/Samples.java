package org.chaperone.trace.intake;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/** Small leaks, made here: honest ones and hostile ones. */
public final class Samples {

  private Samples() {}

  /** Entries by name, in this order: name, bytes, name, bytes. */
  public static Map<String, byte[]> entries(Object... namesAndBytes) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < namesAndBytes.length; i += 2) {
      entries.put((String) namesAndBytes[i], (byte[]) namesAndBytes[i + 1]);
    }
    return entries;
  }

  /** Noise, which packs badly, so that a packed container is cut off between its entries. */
  public static BufferedImage image(int seed) {
    var image = new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB);
    var random = new Random(seed);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    return image;
  }

  public static byte[] jpeg(int seed) {
    return picture(seed, "jpeg");
  }

  public static byte[] png(int seed) {
    return picture(seed, "png");
  }

  private static byte[] picture(int seed, String format) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image(seed), format, out)) {
        throw new IllegalStateException("no writer of " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static byte[] zip(Map<String, byte[]> entries) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(bytes)) {
      for (var entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  public static byte[] storedZip(Map<String, byte[]> entries) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(bytes)) {
      for (var entry : entries.entrySet()) {
        var header = new ZipEntry(entry.getKey());
        var crc = new CRC32();
        crc.update(entry.getValue());
        header.setMethod(ZipEntry.STORED);
        header.setSize(entry.getValue().length);
        header.setCrc(crc.getValue());
        out.putNextEntry(header);
        out.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  public static byte[] sevenZip(Map<String, byte[]> entries) throws IOException {
    return sevenZip(entries, null);
  }

  public static byte[] sevenZip(Map<String, byte[]> entries, char @Nullable [] password)
      throws IOException {
    try (var channel = new SeekableInMemoryByteChannel()) {
      try (var out =
          password == null
              ? new SevenZOutputFile(channel)
              : new SevenZOutputFile(channel, password)) {
        for (var entry : entries.entrySet()) {
          var header = new SevenZArchiveEntry();
          header.setName(entry.getKey());
          out.putArchiveEntry(header);
          out.write(entry.getValue());
          out.closeArchiveEntry();
        }
      }
      return Arrays.copyOf(channel.array(), (int) channel.size());
    }
  }

  public static byte[] tar(Map<String, byte[]> entries) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new TarArchiveOutputStream(bytes, "UTF-8")) {
      out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (var entry : entries.entrySet()) {
        var header = new TarArchiveEntry(entry.getKey(), true);
        header.setSize(entry.getValue().length);
        out.putArchiveEntry(header);
        out.write(entry.getValue());
        out.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** Makes a packing stream. */
  public interface Packer {
    OutputStream over(OutputStream out) throws IOException;
  }

  public static byte[] packed(byte[] plain, Packer packer) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out = packer.over(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  public static byte[] gzip(byte[] plain) throws IOException {
    return packed(plain, GzipCompressorOutputStream::new);
  }

  public static byte[] bzip2(byte[] plain) throws IOException {
    return packed(plain, BZip2CompressorOutputStream::new);
  }

  public static byte[] xz(byte[] plain) throws IOException {
    return packed(plain, XZCompressorOutputStream::new);
  }

  /** A document as Word makes it, as far as intake looks. */
  public static byte[] docx(Map<String, byte[]> media) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("[Content_Types].xml", text("<Types/>"));
    entries.put("word/document.xml", text("<document>" + "words ".repeat(500) + "</document>"));
    media.forEach((name, bytes) -> entries.put("word/" + name, bytes));
    return zip(entries);
  }

  /** A message with attachments; a name of a message/rfc822 ends in .eml. */
  public static byte[] mail(Map<String, byte[]> attachments) {
    String boundary = "=_" + attachments.keySet().hashCode();
    var mail = new StringBuilder();
    mail.append("From: a@clinic.example\r\nTo: b@clinic.example\r\nSubject: photographs\r\n")
        .append("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"" + boundary)
        .append("\"\r\n\r\n--" + boundary + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n")
        .append("Dear colleague,\r\nFrom here on, see the pictures.\r\n\r\n");
    for (var attachment : attachments.entrySet()) {
      mail.append("--" + boundary + "\r\n")
          .append(part(attachment.getKey(), attachment.getValue()));
    }
    return text(mail.append("--" + boundary + "--\r\n").toString());
  }

  private static String part(String name, byte[] bytes) {
    if (name.endsWith(".eml")) {
      return "Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename=\""
          + name
          + "\"\r\n\r\n"
          + new String(bytes, StandardCharsets.UTF_8)
          + "\r\n";
    }
    return "Content-Type: application/octet-stream\r\n"
        + "Content-Transfer-Encoding: base64\r\n"
        + "Content-Disposition: attachment; filename=\""
        + name
        + "\"\r\n\r\n"
        + Base64.getMimeEncoder().encodeToString(bytes)
        + "\r\n";
  }

  public static byte[] mbox(byte[]... mails) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (byte[] mail : mails) {
      bytes.write(text("From a@clinic.example Mon Oct 16 09:10:11 2017\n"));
      bytes.write(text(new String(mail, StandardCharsets.UTF_8).replace("\r\n", "\n")));
      bytes.write('\n');
    }
    return bytes.toByteArray();
  }
}
