package org.chaperone.cli.demo.theft;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Things that somebody knows and looks for in other bytes, all in one pass: pieces of files, and
 * words in the encodings and spellings in which they could lie about.
 */
final class KnownThings {

  /** A thing is told by its first bytes, and then compared. */
  private static final int PREFIX = 8;

  private final Map<Long, List<Known>> byPrefix = new HashMap<>();
  private final long[] filter = new long[1 << 16];

  private record Known(Thing thing, byte[] bytes) {}

  /** What kind of thing is known. */
  enum Kind {
    /** A piece of a photograph's file. */
    PHOTOGRAPH,
    /** What names a patient. */
    NAME,
    /** What a photograph's file was called. */
    FILE_NAME,
    /** What the camera wrote into it. */
    CAMERA
  }

  /**
   * Something to look for.
   *
   * @param which one of its kind
   */
  record Thing(Kind kind, String which) {}

  /**
   * Looks for bytes as they are.
   *
   * @param bytes at least 8
   */
  void add(Thing thing, byte[] bytes) {
    if (bytes.length < PREFIX) {
      throw new IllegalArgumentException("too short to be told from chance");
    }
    long prefix = prefix(bytes);
    byPrefix.computeIfAbsent(prefix, p -> new ArrayList<>()).add(new Known(thing, bytes));
    int bit = bit(prefix);
    filter[bit >>> 6] |= 1L << bit;
  }

  /**
   * Looks for a word.
   *
   * @param word at least 8 characters
   */
  void addWord(Thing thing, String word) {
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(word);
    spellings.add(word.toLowerCase(Locale.ROOT));
    spellings.add(word.toUpperCase(Locale.ROOT));
    for (String spelling : spellings) {
      for (Charset charset :
          List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
        add(thing, spelling.getBytes(charset));
      }
    }
  }

  private static long prefix(byte[] bytes) {
    long prefix = 0;
    for (int i = 0; i < PREFIX; i++) {
      prefix = (prefix << 8) | (bytes[i] & 0xFF);
    }
    return prefix;
  }

  private static int bit(long prefix) {
    return (int) ((prefix * 0x9E3779B97F4A7C15L) >>> 42);
  }

  /** Adds to {@code found} what of it lies in some bytes. */
  void find(byte[] hay, Set<Thing> found) {
    long window = 0;
    for (int end = 1; end <= hay.length; end++) {
      window = (window << 8) | (hay[end - 1] & 0xFF);
      int bit = bit(window);
      if ((filter[bit >>> 6] & (1L << bit)) == 0) {
        continue;
      }
      int from = end - PREFIX;
      for (Known known : byPrefix.getOrDefault(window, List.of())) {
        int to = from + known.bytes.length;
        if (from >= 0
            && to <= hay.length
            && Arrays.equals(hay, from, to, known.bytes, 0, known.bytes.length)) {
          found.add(known.thing);
        }
      }
    }
  }
}
