package org.chaperone.trace.intake.unpack;

import java.util.HashMap;
import java.util.Map;

/**
 * The names of a container's entries as they are reported: each once, and harmless to print.
 *
 * <p>A name from a leak is hostile. It is shown, never used to find or make a file.
 */
public final class ItemNames {

  private static final int LONGEST = 400;
  private static final int KEPT_START = 300;
  private static final int KEPT_END = 60;

  /**
   * How often, by a hash of the name: a million long names would not fit. Two that collide are
   * numbered without need.
   */
  private final Map<Long, Integer> seen = new HashMap<>();

  /** The name as it is reported: a second {@code b.jpg} becomes {@code b.jpg#2}. */
  String next(String name) {
    String unique = clean(shortened(name.replace('\\', '/')));
    int times = seen.merge(hash(unique), 1, Integer::sum);
    // An entry may really be called b.jpg#2.
    while (times > 1) {
      unique = unique + "#" + times;
      times = seen.merge(hash(unique), 1, Integer::sum);
    }
    return unique;
  }

  /** FNV-1a in 64 bits (draft-eastlake-fnv), by character. */
  private static long hash(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /**
   * A name with everything escaped ({@code \}{@code u202E}) that is not seen when it is printed or
   * makes other characters be seen elsewhere, and that does not contain {@code !/}.
   */
  public static String clean(String name) {
    if (name.isEmpty()) {
      return "unnamed";
    }
    var out = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); ) {
      int c = name.codePointAt(i);
      i += Character.charCount(c);
      boolean fakesBoundary = c == '!' && i < name.length() && name.charAt(i) == '/';
      if (fakesBoundary || c == '\\' || isUnseen(c)) {
        out.append(c > 0xFFFF ? String.format("\\u{%X}", c) : String.format("\\u%04X", c));
      } else {
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  private static boolean isUnseen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST
        ? name
        : name.substring(0, KEPT_START) + "…" + name.substring(name.length() - KEPT_END);
  }
}
