package org.chaperone.trace.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.chaperone.trace.report.TraceReport.Item;
import org.chaperone.trace.report.TraceReport.Match;

/**
 * {@code report.csv}: one row for each match of each item, one row for an item without matches.
 *
 * <p>RFC 4180 in UTF-8. It begins with a byte order mark, because the office programs that people
 * open it with otherwise read it in a local code page and spoil every name with an umlaut; other
 * readers know the mark as {@code utf-8-sig}. Text that a spreadsheet would run as a formula gets
 * an apostrophe in front; the exact names are in {@code report.json}. Where views are on record,
 * two columns more say what marks name.
 */
final class ReportCsv {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final List<String> COLUMNS =
      List.of(
          "item",
          "sha256",
          "verdict",
          "reason",
          "matches",
          "match",
          "photograph",
          "match_verdict",
          "score",
          "inliers",
          "mirrored",
          "match_reason");

  private ReportCsv() {}

  static void write(OutputStream out, TraceReport report) throws IOException {
    Writer rows = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    rows.write(BYTE_ORDER_MARK);
    boolean hasMarks = report.marks().isPresent();
    String noMatch = hasMarks ? ",,,,,,,,,\r\n" : ",,,,,,,\r\n";
    rows.write(String.join(",", COLUMNS) + (hasMarks ? ",views,marks" : "") + "\r\n");
    for (Item item : report.items()) {
      if (item.matches().isEmpty()) {
        rows.write(itemFields(item) + noMatch);
      }
      for (int i = 0; i < item.matches().size(); i++) {
        Match match = item.matches().get(i);
        String marks = hasMarks ? "," + markFields(match) : "";
        rows.write(itemFields(item) + "," + matchFields(i + 1, match) + marks + "\r\n");
      }
    }
    rows.flush();
  }

  private static String itemFields(Item item) {
    return String.join(
        ",",
        text(item.path()),
        item.sha256().isEmpty() ? "" : text(item.sha256()),
        item.verdict().word(),
        text(item.reason()),
        Integer.toString(item.matches().size()));
  }

  private static String matchFields(int number, Match match) {
    return String.join(
        ",",
        Integer.toString(number),
        text(match.photograph()),
        match.verdict().word(),
        Double.toString(match.score()),
        Integer.toString(match.inliers()),
        Boolean.toString(match.mirrored()),
        text(match.reason()));
  }

  /** What marks name, one view after the other, and what that rests on. */
  private static String markFields(Match match) {
    return String.join(
        ",",
        text(match.views().stream().map(NamedView::words).collect(Collectors.joining("; "))),
        text(match.marks().map(MarkEvidence::sentence).orElse("")));
  }

  /**
   * A field of text. It is always quoted, so that no separator of any locale can start a new cell
   * inside of it.
   */
  static String text(String value) {
    String safe = WellFormed.text(value);
    if (!safe.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(safe.charAt(0)) >= 0) {
      safe = "'" + safe;
    }
    return '"' + safe.replace("\"", "\"\"") + '"';
  }
}
