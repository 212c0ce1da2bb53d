package org.chaperone.trace.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.chaperone.trace.report.TraceReport.ArchiveSummary;
import org.chaperone.trace.report.TraceReport.Item;
import org.chaperone.trace.report.TraceReport.Match;
import org.chaperone.trace.report.TraceReport.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportCsvTest {

  @Test
  void givesEachMatchARowAndAnItemWithoutOneARowToo() throws Exception {
    var rows =
        rows(
            new Item("l/a.jpg", "aa", Verdict.COPY, List.of(match("p.jpg"), match("q.jpg")), "two"),
            new Item("l/b.jpg", "", Verdict.UNREADABLE, List.of(), "torn"));
    assertEquals(
        List.of(
            List.of("item", "sha256", "verdict", "reason", "matches", "match"),
            List.of("l/a.jpg", "aa", "copy", "two", "2", "1"),
            List.of("l/a.jpg", "aa", "copy", "two", "2", "2"),
            List.of("l/b.jpg", "", "unreadable", "torn", "0", "")),
        rows.stream().map(row -> row.subList(0, 6)).toList());
    assertEquals(
        List.of("p.jpg", "series", "0.75", "31", "true", "why"), rows.get(1).subList(6, 12));
    assertEquals(List.of("", "", "", "", "", ""), rows.get(3).subList(6, 12));
  }

  @Test
  void keepsEveryNameInItsOwnCell() throws Exception {
    String name = "a,b;\"c\"\r\nd\te.jpg";
    var rows = rows(new Item(name, "", Verdict.NONE, List.of(), "line\nbreak"));
    assertEquals(2, rows.size());
    assertEquals(12, rows.get(1).size());
    assertEquals(name, rows.get(1).get(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "=HYPERLINK(\"http://x\")",
        "＝1"
      })
  void disarmsWhatASpreadsheetWouldRun(String name) throws Exception {
    assertEquals("'" + name, rows(new Item(name, "", Verdict.NONE, List.of(), "")).get(1).get(0));
  }

  @Test
  void beginsWithAByteOrderMarkAndEndsLinesAsTheStandardSays() throws Exception {
    String csv = written(new Item("ä\uD800.jpg", "", Verdict.NONE, List.of(), ""));
    assertTrue(csv.startsWith("\uFEFFitem,"), csv);
    assertTrue(csv.contains("\"ä\uFFFD.jpg\""), csv);
    assertTrue(csv.endsWith(",\r\n"), csv);
  }

  private static Match match(String photograph) {
    return new Match(
        photograph,
        Verdict.SERIES,
        0.75,
        31,
        Warp.NONE.region(4, 3),
        Warp.NONE.numbers(),
        true,
        "why");
  }

  private static String written(Item... items) throws Exception {
    var out = new ByteArrayOutputStream();
    var report = TraceReport.of(new ArchiveSummary("a", 2, List.of()), List.of(items), 0);
    ReportCsv.write(out, report);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<List<String>> rows(Item... items) throws Exception {
    return parsed(written(items).substring(1));
  }

  /** Reads CSV by the grammar of RFC 4180, independently of the writer. */
  private static List<List<String>> parsed(String csv) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      if (c == '"' && quoted && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
        field.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (quoted) {
        field.append(c);
      } else if (c == ',' || c == '\n') {
        row.add(field.toString());
        field.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else if (c != '\r') {
        field.append(c);
      }
    }
    return rows;
  }
}
