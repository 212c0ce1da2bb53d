package org.chaperone.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.chaperone.trace.report.TraceReport;
import org.chaperone.trace.report.TraceReport.Verdict;
import org.junit.jupiter.api.Test;

/** The demo says so when an answer is wrong. */
final class GradingTest {

  private static TraceReport.Match match(String photograph, Verdict verdict) {
    return new TraceReport.Match(
        photograph,
        verdict,
        1,
        10,
        List.of(List.of(0.0, 0.0), List.of(1.0, 0.0), List.of(1.0, 1.0), List.of(0.0, 1.0)),
        List.of(1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0),
        false,
        "");
  }

  private static Grading grade(Truth truth, Verdict verdict, TraceReport.Match... matches) {
    TraceReport.Item item = new TraceReport.Item("a", "", verdict, Arrays.asList(matches), "");
    return Grading.of(List.of(new Planted("a", truth)), report(List.of(item)));
  }

  private static TraceReport report(List<TraceReport.Item> items) {
    return TraceReport.of(new TraceReport.ArchiveSummary("archive", 3, List.of()), items, 0);
  }

  private static void assertMistake(String words, Grading grading) {
    assertEquals(1, grading.mistakes().size(), grading.mistakes().toString());
    assertTrue(grading.mistakes().getFirst().contains(words), grading.mistakes().getFirst());
    assertTrue(String.join("\n", grading.lines()).contains(words));
  }

  @Test
  void countsWhatIsRight() {
    Grading copy =
        grade(
            new Truth.Copy(Set.of("p", "q")),
            Verdict.COPY,
            match("p", Verdict.COPY),
            match("q", Verdict.COPY),
            match("r", Verdict.SERIES));
    assertEquals(List.of(), copy.mistakes());
    assertEquals(1, copy.named());
    assertEquals(0, copy.wrongPatients());
    Grading unfiled = grade(new Truth.Unfiled("p"), Verdict.SERIES, match("p", Verdict.SERIES));
    assertEquals(1, unfiled.looks());
    assertEquals(1, grade(new Truth.Stranger(), Verdict.NONE).cleared());
  }

  @Test
  void namesEveryKindOfMistake() {
    var p = match("p", Verdict.COPY);
    var q = match("q", Verdict.COPY);
    var series = match("p", Verdict.SERIES);
    assertMistake("not found", grade(new Truth.Copy(Set.of("p")), Verdict.NONE));
    assertMistake("1 of 2", grade(new Truth.Copy(Set.of("p", "q")), Verdict.COPY, p));
    assertMistake("the same patient", grade(new Truth.Copy(Set.of("p")), Verdict.COPY, p, q));
    Grading stranger =
        grade(new Truth.Copy(Set.of("p")), Verdict.COPY, p, match("other/r", Verdict.COPY));
    assertMistake("said to show other/r", stranger);
    assertEquals(1, stranger.wrongPatients());
    assertMistake("is the file of p", grade(new Truth.SameFile("p"), Verdict.COPY, p));
    assertMistake("called copy", grade(new Truth.Unfiled("p"), Verdict.COPY, p));
    assertMistake("not noticed", grade(new Truth.Unfiled("p"), Verdict.NONE));
    assertMistake("a stranger", grade(new Truth.Stranger(), Verdict.SERIES, series));
    assertMistake("is broken", grade(new Truth.Broken(), Verdict.NONE));
    assertMistake("is a note", grade(new Truth.Note(), Verdict.NONE));
  }

  @Test
  void noticesWhatWasOverlooked() {
    assertMistake(
        "overlooked",
        Grading.of(List.of(new Planted("a", new Truth.Stranger())), report(List.of())));
  }
}
