package org.chaperone.cli.trace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chaperone.trace.report.Answer;
import org.chaperone.trace.report.TraceReport;

/** A finished trace's answer as lines for the terminal. */
final class TraceAnswer {

  /** More than this many unreadable files are counted and left to the report. */
  private static final int MOST_NAMED = 10;

  private TraceAnswer() {}

  static List<String> lines(TraceReport report, Path out) {
    Answer answer = Answer.of(report);
    TraceReport.Summary counts = report.summary();
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(answer.headline());
    lines.addAll(answer.details());
    lines.add("");
    lines.add(count(counts.exact(), "exact", "the file of a photograph, byte for byte"));
    lines.add(count(counts.copy(), "copy", "made from a photograph"));
    lines.add(count(counts.series(), "series", "another shot of the scene; a person must look"));
    lines.add(count(counts.none(), "none", "no photograph found in it"));
    lines.add(count(counts.unreadable(), "unreadable", "could not be read"));
    lines.add(count(counts.photographsAffected(), "photographs", "of the archive are in the leak"));
    named(
        lines,
        "Not readable in the leak:",
        report.items().stream()
            .filter(i -> i.verdict() == TraceReport.Verdict.UNREADABLE)
            .map(i -> i.path() + ": " + i.reason())
            .toList());
    named(
        lines,
        "Not readable in the archive, so not searched for:",
        report.archive().unreadable().stream().map(u -> u.path() + ": " + u.reason()).toList());
    named(
        lines,
        "Views that marks name (a rendition served in this view is in this leak):",
        report.items().stream()
            .flatMap(
                i ->
                    i.matches().stream()
                        .flatMap(m -> m.views().stream().map(v -> i.path() + ": " + v.words())))
            .toList());
    lines.add("");
    lines.add("Report: " + out.toAbsolutePath().normalize().resolve("report.html"));
    return lines;
  }

  private static String count(int count, String word, String meaning) {
    return String.format(Locale.ROOT, "%,8d  %-12s %s", count, word, meaning);
  }

  private static void named(List<String> lines, String title, List<String> names) {
    if (names.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(title);
    names.stream().limit(MOST_NAMED).forEach(n -> lines.add("  " + n));
    if (names.size() > MOST_NAMED) {
      lines.add("  and " + (names.size() - MOST_NAMED) + " more, in the report");
    }
  }
}
