package org.chaperone.vault.importing;

import java.util.ArrayList;
import java.util.List;

/** Comma-separated values as RFC 4180 has them; a semicolon or tab separates too where used. */
final class Csv {

  private Csv() {}

  /**
   * The records of a text.
   *
   * @throws IllegalArgumentException when a quoted field does not end
   */
  static List<List<String>> records(String text) {
    char separator = separator(text);
    List<List<String>> records = new ArrayList<>();
    List<String> record = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    int line = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        line++;
      }
      if (quoted) {
        if (c != '"') {
          field.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          field.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"' && field.isEmpty()) {
        quoted = true;
      } else if (c == separator) {
        record.add(field.toString());
        field.setLength(0);
      } else if (c == '\n') {
        record.add(field.toString().stripTrailing());
        field.setLength(0);
        add(records, record);
        record = new ArrayList<>();
      } else {
        field.append(c);
      }
    }
    if (quoted) {
      throw new IllegalArgumentException(
          "A quoted field has no end; the list ends in line " + line);
    }
    record.add(field.toString());
    add(records, record);
    return records;
  }

  private static void add(List<List<String>> records, List<String> record) {
    if (record.size() > 1 || !record.getFirst().isBlank()) {
      records.add(record);
    }
  }

  private static char separator(String text) {
    int end = text.indexOf('\n');
    String head = end < 0 ? text : text.substring(0, end);
    for (char candidate : new char[] {';', '\t'}) {
      if (head.indexOf(candidate) >= 0) {
        return candidate;
      }
    }
    return ',';
  }
}
