package org.chaperone.cli.terminal;

/** Text that may hold a leak's names, made safe to print. */
public final class SafeText {

  private SafeText() {}

  /**
   * The text with every character replaced by U+FFFD that could steer a terminal or turn the
   * direction of what follows; line breaks too.
   */
  public static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(c -> safe.appendCodePoint(isHarmless(c) ? c : 0xFFFD));
    return safe.toString();
  }

  private static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
