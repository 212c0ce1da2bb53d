package org.chaperone.vault.theft;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What must not be found, and the looking for it. */
final class Needles {

  /** A needle is told by its first bytes, and then compared. */
  private static final int PREFIX = 6;

  private final Map<Long, List<Needle>> byPrefix = new HashMap<>();
  private final Map<String, List<byte[]>> asAdded = new LinkedHashMap<>();
  private final long[] filter = new long[1 << 16];

  private record Needle(String kind, byte[] bytes) {}

  /** Bytes as they are. */
  void bytes(String kind, byte[] bytes) {
    asAdded.computeIfAbsent(kind, k -> new ArrayList<>()).add(bytes);
    put(kind, bytes);
  }

  /** Text in the encodings and spellings in which it could lie about. */
  void text(String kind, String text) {
    if (text.length() < PREFIX) {
      throw new IllegalArgumentException("too short to be told from chance: " + text);
    }
    asAdded
        .computeIfAbsent(kind, k -> new ArrayList<>())
        .add(text.getBytes(StandardCharsets.UTF_8));
    for (String spelling :
        List.of(text, text.toLowerCase(Locale.ROOT), text.toUpperCase(Locale.ROOT))) {
      for (Charset charset :
          List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
        put(kind, spelling.getBytes(charset));
      }
      byte[] utf8 = spelling.getBytes(StandardCharsets.UTF_8);
      put(kind, ascii(HexFormat.of().formatHex(utf8)));
      put(kind, ascii(HexFormat.of().withUpperCase().formatHex(utf8)));
      base64(kind, utf8);
    }
  }

  /** A hash: as bytes and as text. */
  void hash(String kind, byte[] hash) {
    bytes(kind, hash);
    put(kind, ascii(HexFormat.of().formatHex(hash)));
    put(kind, ascii(HexFormat.of().withUpperCase().formatHex(hash)));
    base64(kind, hash);
  }

  /** In each of the three ways in which it can lie in Base64, what depends on it alone. */
  private void base64(String kind, byte[] bytes) {
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      String coded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      String inner = coded.substring(before == 0 ? 0 : before + 1, coded.length() - 1);
      if (inner.length() >= PREFIX + 2) {
        put(kind, ascii(inner));
      }
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private void put(String kind, byte[] bytes) {
    if (bytes.length < PREFIX) {
      return;
    }
    long prefix = prefix(bytes, 0);
    byPrefix.computeIfAbsent(prefix, p -> new ArrayList<>()).add(new Needle(kind, bytes));
    int bit = bit(prefix);
    filter[bit >>> 6] |= 1L << bit;
  }

  private static long prefix(byte[] bytes, int at) {
    long prefix = 0;
    for (int i = 0; i < PREFIX; i++) {
      prefix = (prefix << 8) | (bytes[at + i] & 0xFF);
    }
    return prefix;
  }

  private int bit(long prefix) {
    return (int) ((prefix * 0x9E3779B97F4A7C15L) >>> 42);
  }

  /** One needle of each kind as it was added, for planting. */
  Map<String, byte[]> samples() {
    Map<String, byte[]> samples = new LinkedHashMap<>();
    asAdded.forEach((kind, all) -> samples.put(kind, all.getLast()));
    return samples;
  }

  /** What is found in some bytes: kinds, and where. */
  void look(String where, byte[] hay, Map<String, String> found) {
    if (hay.length < PREFIX) {
      return;
    }
    long window = prefix(hay, 0) >>> 8;
    for (int at = 0; at + PREFIX <= hay.length; at++) {
      window = ((window << 8) | (hay[at + PREFIX - 1] & 0xFF)) & 0xFFFF_FFFF_FFFFL;
      int bit = bit(window);
      if ((filter[bit >>> 6] & (1L << bit)) == 0) {
        continue;
      }
      for (Needle needle : byPrefix.getOrDefault(window, List.of())) {
        int end = at + needle.bytes.length;
        if (end <= hay.length
            && Arrays.equals(hay, at, end, needle.bytes, 0, needle.bytes.length)) {
          found.put(needle.kind, where + " at " + at);
        }
      }
    }
  }

  /** What is found in all files of folders: kinds, and where. */
  Map<String, String> look(List<Path> folders) throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          look("the name of " + file, ascii(folder.relativize(file).toString()), found);
          if (Files.isReadable(file)) {
            look(file.toString(), Files.readAllBytes(file), found);
          }
        }
      }
    }
    return found;
  }

  /** Bytes of a number, in both orders. */
  void number(String kind, long number) {
    bytes(kind, ByteBuffer.allocate(8).putLong(number).array());
    put(
        kind,
        ByteBuffer.allocate(8).order(java.nio.ByteOrder.LITTLE_ENDIAN).putLong(number).array());
  }
}
