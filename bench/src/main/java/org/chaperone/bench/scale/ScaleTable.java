package org.chaperone.bench.scale;

import java.io.PrintStream;
import java.util.Locale;
import org.chaperone.bench.report.Table;

/** Prints a {@link ScaleReport} for people. */
final class ScaleTable {

  private ScaleTable() {}

  static void print(ScaleReport report, PrintStream out) {
    out.println(report.command());
    out.println(report.machine().text());
    out.println();
    Table table =
        new Table(
            "photographs",
            "query ms CPU",
            "beyond features",
            "growth",
            "found",
            "wrong",
            "fingerprint B",
            "other B",
            "index MB",
            "heap MB",
            "open s");
    double least = report.sizes().getFirst().queryMs().p50();
    for (ScaleReport.Row row : report.sizes()) {
      table.row(
          row.photographs(),
          row.queryMs().text(0),
          row.beyondFeaturesMs().text(0),
          number("×%.2f", row.queryMs().p50() / least),
          row.found() + "/" + row.queries(),
          row.wrong(),
          number("%.0f", row.fingerprintBytes()),
          number("%.0f", row.otherBytes()),
          row.mappedBytes() >> 20,
          row.liveHeap() >> 20,
          number("%.1f", row.openSeconds()));
    }
    out.print(table.text());
    out.println(
        "Two numbers are the median and the 95th percentile; bytes are a photograph's; the index is"
            + " mapped, the heap is measured after a collection.");
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
