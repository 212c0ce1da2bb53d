package org.chaperone.trace.report;

/** Text that UTF-8 can hold: what every output writes, whatever a leak's file names are made of. */
final class WellFormed {

  private WellFormed() {}

  /**
   * The text with every unpaired surrogate replaced by U+FFFD, for UTF-8 has no bytes for those and
   * many readers refuse them even as escapes (RFC 7493, section 2.1).
   */
  static String text(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        out = out == null ? new StringBuilder(text) : out;
        out.setCharAt(i, '\uFFFD');
      }
    }
    return out == null ? text : out.toString();
  }
}
