package org.chaperone.bench.ledger;

import java.io.PrintStream;
import java.util.Locale;
import org.chaperone.bench.report.Table;

/** Prints a {@link LedgerReport} for people. */
final class LedgerTable {

  private LedgerTable() {}

  static void print(LedgerReport report, PrintStream out) {
    out.println(report.command());
    out.println(report.machine().text());
    out.println();
    LedgerReport.Alone alone = report.alone();
    LedgerReport.Together together = report.together();
    Table table = new Table("", "ledger", "disk alone", "ratio", "wanted");
    table.row(
        "1 caller, µs an entry",
        alone.appendMicros().text(0),
        alone.forceMicros().text(0),
        number("%.2f", alone.ratio()),
        "≤ 1.30");
    table.row(
        together.callers() + " callers, entries/s",
        number("%.0f", together.entriesPerSecond()),
        number("%.0f", together.diskEntriesPerSecond()),
        number("%.2f", together.ratio()),
        "≥ 0.80");
    out.print(table.text());
    out.printf(
        Locale.ROOT,
        "Entries of %d bytes. With %d callers (virtual threads) a batch had %.1f entries, and a caller waited %s µs."
            + " One signature takes %.0f µs.%n",
        report.entryBytes(),
        together.callers(),
        together.batch(),
        together.waitMicros().text(0),
        report.signMicros());
    out.println(
        "Two numbers are the median and the 95th percentile. The disk alone writes as many bytes as a"
            + " batch has and forces them; for 1 caller the ratio is to one force and one signature."
            + " Rounds of both alternate, and ratios are medians of rounds.");
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
