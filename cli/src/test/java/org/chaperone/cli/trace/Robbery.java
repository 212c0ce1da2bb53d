package org.chaperone.cli.trace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.picture.Picture;

/**
 * A small drawn archive and a nested leak of it.
 *
 * @param truth of each leaked picture that can be read: its verdict and best photograph
 */
record Robbery(Path archive, Path leak, Map<String, String> truth) {

  /** Draws both into a folder. */
  static Robbery in(Path folder) throws IOException {
    DrawnClinic clinic = new DrawnClinic(11, 8);
    Path archive = folder.resolve("archive");
    Path leak = folder.resolve("leak");
    Map<String, String> truth = new HashMap<>();
    for (int i = 0; i < clinic.size(); i++) {
      write(archive.resolve(clinic.name(i)), jpeg(clinic.photograph(i)));
    }
    Files.writeString(archive.resolve("broken.jpg"), "no picture");
    Map<String, byte[]> inner = new LinkedHashMap<>();
    inner.put("same.jpg", Files.readAllBytes(archive.resolve(clinic.name(0))));
    truth.put("leak/outer.zip!/inner.zip!/same.jpg", "exact " + clinic.name(0));
    for (int i = 1; i < 5; i++) {
      inner.put("cropped-" + i + ".jpg", cropped(clinic.photograph(i)));
      truth.put("leak/outer.zip!/inner.zip!/cropped-" + i + ".jpg", "copy " + clinic.name(i));
    }
    Map<String, byte[]> outer = new LinkedHashMap<>();
    outer.put("inner.zip", zip(inner));
    outer.put("evil\u001b[2J.jpg", "no picture".getBytes(StandardCharsets.UTF_8));
    write(leak.resolve("outer.zip"), zip(outer));
    for (int i = 0; i < 4; i++) {
      write(leak.resolve("stranger-" + i + ".jpg"), jpeg(clinic.stranger(i)));
      truth.put("leak/stranger-" + i + ".jpg", "none ");
    }
    Files.writeString(leak.resolve("note.txt"), "pay");
    return new Robbery(archive, leak, truth);
  }

  private static byte[] jpeg(DrawnPhotograph drawn) {
    try (Picture picture = Picture.of(drawn.width(), drawn.height(), drawn.bgr())) {
      return picture.jpeg(90);
    }
  }

  private static byte[] cropped(DrawnPhotograph drawn) {
    int width = drawn.width();
    int height = drawn.height();
    try (Picture whole = Picture.of(width, height, drawn.bgr());
        Picture part = whole.cropped(width / 8, height / 8, width * 3 / 4, height * 3 / 4)) {
      return part.jpeg(70);
    }
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  /** Every path of archive and leak, with its time and digest. */
  Map<String, String> state() throws IOException, NoSuchAlgorithmException {
    Map<String, String> all = new TreeMap<>();
    for (Path folder : new Path[] {archive, leak}) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.toList()) {
          all.put(file.toString(), Files.getLastModifiedTime(file) + " " + digest(file));
        }
      }
    }
    return all;
  }

  private static String digest(Path file) throws IOException, NoSuchAlgorithmException {
    return Files.isDirectory(file)
        ? ""
        : HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
