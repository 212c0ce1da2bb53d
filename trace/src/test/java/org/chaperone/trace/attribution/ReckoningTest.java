package org.chaperone.trace.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.chaperone.trace.report.MarkEvidence;
import org.chaperone.trace.report.NamedView;
import org.chaperone.trace.report.NamedView.Part;
import org.chaperone.trace.report.TraceReport;
import org.chaperone.trace.report.TraceReport.ArchiveSummary;
import org.chaperone.trace.report.TraceReport.Item;
import org.chaperone.trace.report.TraceReport.Match;
import org.chaperone.trace.report.TraceReport.Verdict;
import org.junit.jupiter.api.Test;

final class ReckoningTest {

  private static NamedView view(double z) {
    return new NamedView(
        Optional.of(7L),
        List.of(),
        "Dora",
        Optional.of("2026-03-02T18:00:00Z"),
        Optional.empty(),
        "display",
        z,
        1,
        Part.VIEW);
  }

  private static Match match(Verdict verdict, long keys, int hypotheses, NamedView... named) {
    return new Match(
            "ab12",
            verdict,
            .9,
            100,
            Collections.nCopies(4, List.of(0.0, 0.0)),
            Collections.nCopies(9, 1.0),
            false,
            "why")
        .marked(
            verdict,
            "why",
            List.of(named),
            Optional.of(new MarkEvidence(3, 2, keys, hypotheses, 6.9, 8, "")));
  }

  private static TraceReport settled(Match... matches) {
    List<Item> items =
        java.util.Arrays.stream(matches)
            .map(m -> new Item("leak/a.jpg", "aa", m.verdict(), List.of(m), "reason"))
            .toList();
    return Reckoning.of(
        new ArchiveSummary("/srv/vault", 3, List.of()), items, 0, List.of("It holds this."));
  }

  private static Match first(TraceReport report) {
    return report.items().getFirst().matches().getFirst();
  }

  @Test
  void theBoundCountsEveryKeyAndWayOfTheWholeTrace() {
    TraceReport report = settled(match(Verdict.COPY, 10, 36, view(8)), match(Verdict.COPY, 20, 18));
    assertEquals(720, report.marks().orElseThrow().trials());
    assertEquals(720 * Math.exp(-32), first(report).views().getFirst().falseAccusation(), 1e-15);
    assertEquals(Reckoning.BOUND, report.marks().orElseThrow().bound());
  }

  @Test
  void whatWasEnoughAloneIsNotWhereMuchWasTried() {
    assertEquals(1, first(settled(match(Verdict.COPY, 10, 36, view(7.5)))).views().size());
    Match match =
        first(settled(match(Verdict.COPY, 10, 36, view(7.5)), match(Verdict.COPY, 10_000, 36_000)));
    assertEquals(List.of(), match.views());
    assertTrue(match.marks().orElseThrow().sentence().startsWith("None of the 3 views"));
  }

  @Test
  void aStrongMarkHasTheSmallestBoundThatIsWritten() {
    assertEquals(
        NamedView.LEAST,
        first(settled(match(Verdict.COPY, 10, 36, view(1122))))
            .views()
            .getFirst()
            .falseAccusation());
  }

  @Test
  void aMarkTellsTheFrameOfASeries() {
    TraceReport report = settled(match(Verdict.SERIES, 10, 36, view(30)));
    assertEquals(Verdict.COPY, first(report).verdict());
    assertEquals(Verdict.COPY, report.items().getFirst().verdict());
    assertEquals(1, report.summary().copy());
    assertEquals(1, report.summary().photographsAffected());
    assertTrue(first(report).reason().startsWith("It carries the mark"));
    TraceReport without = settled(match(Verdict.SERIES, 10, 36));
    assertEquals(Verdict.SERIES, first(without).verdict());
    assertEquals("reason", without.items().getFirst().reason());
  }

  @Test
  void theNotesSayWhatAViewMeansAndWhatTheReportHolds() {
    String words =
        String.join(" ", settled(match(Verdict.COPY, 1, 1)).marks().orElseThrow().words());
    assertTrue(words.contains("a rendition served in this view is in this leak"));
    assertTrue(words.contains("copy attack") && words.contains("It holds this."));
  }
}
