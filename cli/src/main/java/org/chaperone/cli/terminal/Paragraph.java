package org.chaperone.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Prose in lines that fit a terminal. */
public final class Paragraph {

  private static final int WIDTH = 76;

  private Paragraph() {}

  /**
   * The words in lines of at most 76 characters.
   *
   * @param indent what each line begins with
   */
  public static List<String> wrapped(String text, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.split(" ", -1)) {
      if (line.length() + word.length() > WIDTH && line.length() > indent.length()) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(indent);
      }
      line.append(word).append(' ');
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }
}
