package org.chaperone.bench.match;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.chaperone.bench.report.Table;

/** Prints a {@link MatchReport} for people. */
final class MatchTable {

  private final PrintStream out;

  MatchTable(PrintStream out) {
    this.out = out;
  }

  void print(MatchReport report) {
    out.println(report.command());
    out.println(report.machine().text());
    out.println();
    index(report.index());
    out.println();
    families(report);
    out.println();
    out.println("Pictures that are no copies");
    out.print(strangers(report.strangers()));
    if (!report.sequences().isEmpty()) {
      out.println();
      out.println("Real sequences: every second frame archived, the frames between them asked");
      out.print(strangers(report.sequences()));
    }
    accepted(report);
    out.println();
    print("Peak heap, garbage included: %d MB", report.peakHeap() >> 20);
  }

  private void index(IndexCost index) {
    print(
        "Archive: %d photographs of %.2f MP on average%s",
        index.photographs(),
        index.megapixels(),
        index.unreadable() == 0 ? "" : "; " + index.unreadable() + " files could not be read");
    print(
        "Index: %.0f bytes of fingerprint + %.0f bytes of thumbnail + %.0f others a photograph",
        index.fingerprintBytes(), index.thumbnailBytes(), index.otherBytes());
    print(
        "Indexing: %.1f ms CPU a photograph, %.1f photographs/s/core, %.1f photographs/s by the"
            + " clock",
        index.cpuMilliseconds(), index.photographsPerSecondAndCore(), index.photographsPerSecond());
  }

  private void families(MatchReport report) {
    Table table =
        new Table(
            "attack",
            "queries",
            "right at 1",
            "any rank",
            "series",
            "missed",
            "wrong",
            "corner error %",
            "CPU ms",
            "ms",
            "PDQ right",
            "PDQ wrong");
    for (FamilyRow f : report.families()) {
      table.row(
          f.family().toLowerCase(Locale.ROOT),
          f.queries(),
          percent(f.rightFirst(), f.queries()),
          percent(f.rightAtAnyRank(), f.queries()),
          f.seriesOnly(),
          f.missed(),
          f.wrong(),
          f.regionError().text(2),
          f.cpuMs().text(0),
          f.wallMs().text(0),
          percent(f.pdqRightFirst(), f.queries()),
          f.pdqWrong());
    }
    MatchReport.Overall all = report.overall();
    table.row(
        "all",
        all.queries(),
        percent(all.rightFirst(), all.queries()),
        "",
        "",
        "",
        all.wrong(),
        "",
        all.cpuMs().text(0),
        all.wallMs().text(0),
        String.format(Locale.ROOT, "%.1f", 100 * all.pdqRecall()),
        all.pdqWrong());
    out.print(table.text());
    out.println("Right ones in percent; two numbers are the median and the 95th percentile.");
    for (FamilyRow f : report.families()) {
      if (f.members() > f.queries()) {
        print(
            "%s: %s%% of all %d photographs in the pictures found",
            f.family().toLowerCase(Locale.ROOT),
            percent(f.membersFound(), f.members()),
            f.members());
      }
    }
    print(
        "Families below %.0f%%: %s",
        100 * MatchReport.FAMILY_TARGET,
        all.weak().isEmpty() ? "none" : String.join(", ", all.weak()).toLowerCase(Locale.ROOT));
  }

  private static String strangers(List<StrangerRow> rows) {
    Table table = new Table("pictures", "queries", "copy", "copy %", "series", "none", "PDQ");
    for (StrangerRow r : rows) {
      table.row(
          r.pictures(),
          r.queries(),
          r.copy(),
          percent(r.copy(), r.queries()),
          r.series(),
          r.none(),
          r.pdq());
    }
    return table.text();
  }

  private void accepted(MatchReport report) {
    long wrong =
        report.families().stream().mapToLong(f -> f.wrongCopies().size()).sum()
            + report.strangers().stream().mapToLong(s -> s.copies().size()).sum()
            + report.sequences().stream().mapToLong(s -> s.copies().size()).sum();
    if (wrong > 0) {
      out.println();
      print(
          "%d wrong copies; the JSON names each, as the data may hold the same picture twice.",
          wrong);
    }
  }

  private static String percent(int part, int whole) {
    return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f", 100.0 * part / whole);
  }

  @SuppressWarnings("AnnotateFormatMethod") // The annotation would be one more dependency.
  private void print(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
