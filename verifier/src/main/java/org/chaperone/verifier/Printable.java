package org.chaperone.verifier;

import org.jspecify.annotations.Nullable;

/** Text from elsewhere as it may go to a terminal, which control characters would steer. */
final class Printable {

  private Printable() {}

  static String of(@Nullable String text) {
    StringBuilder safe = new StringBuilder();
    String.valueOf(text)
        .codePoints()
        .map(
            c ->
                switch (Character.getType(c)) {
                  case Character.CONTROL,
                      Character.FORMAT,
                      Character.LINE_SEPARATOR,
                      Character.PARAGRAPH_SEPARATOR,
                      Character.SURROGATE ->
                      '\ufffd';
                  default -> c;
                })
        .forEach(safe::appendCodePoint);
    return safe.toString();
  }
}
