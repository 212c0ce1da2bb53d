package org.chaperone.bench.seal;

import java.io.PrintStream;
import java.util.Locale;
import org.chaperone.bench.report.Latency;
import org.chaperone.bench.report.Table;

/** The figures as text. */
final class SealTable {

  private SealTable() {}

  static void print(SealReport report, PrintStream out) {
    out.println(report.machine().text());
    out.println();
    Table table = new Table("", "bytes", "MB/s", "× bare cipher, 16 KiB");
    for (SealReport.Row row : report.sealing()) {
      table.row(
          row.what(),
          String.format(Locale.ROOT, "%,d", row.bytes()),
          number(row.megabytesASecond(), 0),
          number(row.overRaw(), 2));
    }
    out.print(table.text());
    out.println();
    out.println(
        "First 5 MB after one second of warming up: seal "
            + number(report.first().seal(), 2)
            + " ms, open "
            + number(report.first().open(), 2)
            + " ms; later "
            + number(report.steady().seal(), 2)
            + " and "
            + number(report.steady().open(), 2)
            + " ms.");
    SealReport.Taking taking = report.taking();
    out.println(
        "Taking in a photograph of "
            + taking.pixels() / 1_000_000
            + " MP and "
            + number(taking.bytes() / 1e6, 1)
            + " MB, one thread: "
            + number(taking.all(), 0)
            + " ms, of which pictures and fingerprint "
            + number(taking.pictures(), 0)
            + " ms, sealing "
            + number(taking.sealing(), 1)
            + " ms.");
    Latency viewing = report.viewing().latency();
    out.println(
        "Release and opening of a display of "
            + number(report.viewing().bytes() / 1e3, 0)
            + " kB, "
            + viewing.callers()
            + " callers: p50 "
            + number(viewing.p50(), 1)
            + " ms, p99 "
            + number(viewing.p99(), 1)
            + " ms, "
            + number(viewing.perSecond(), 0)
            + " a second.");
    Latency served = report.viewing().served();
    out.println(
        "The same, decoded, marked for its view and encoded again: p50 "
            + number(served.p50(), 1)
            + " ms, p99 "
            + number(served.p99(), 1)
            + " ms, "
            + number(served.perSecond(), 0)
            + " a second.");
    out.println("Made by: " + report.command());
  }

  private static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
