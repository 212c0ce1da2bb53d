package org.chaperone.trace.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import org.chaperone.trace.report.TraceReport.Item;
import org.chaperone.trace.report.TraceReport.Match;
import org.chaperone.trace.report.TraceReport.Summary;
import org.chaperone.trace.report.TraceReport.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceReportTest {

  private static final List<Double> IDENTITY = Warp.NONE.numbers();
  private static final List<List<Double>> REGION = Warp.NONE.region(4, 3);

  @Test
  void countsAPhotographOnceAndASeriesNotAtAll() {
    var items =
        List.of(
            item(Verdict.EXACT, match("a.jpg", Verdict.EXACT), match("b.jpg", Verdict.EXACT)),
            item(Verdict.COPY, match("a.jpg", Verdict.COPY), match("c.jpg", Verdict.SERIES)),
            item(Verdict.SERIES, match("d.jpg", Verdict.SERIES)),
            item(Verdict.NONE),
            item(Verdict.UNREADABLE));
    var summary = Summary.of(items, 7);
    assertEquals(new Summary(1, 1, 1, 1, 1, 2, 7), summary);
    assertEquals(5, summary.pictures());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesNumbersThatJsonCannotHold(double number) {
    assertThrows(
        IllegalArgumentException.class, () -> match(0.5, REGION, Collections.nCopies(9, number)));
    assertThrows(
        IllegalArgumentException.class,
        () -> match(0.5, Collections.nCopies(4, List.of(number, 1.0)), IDENTITY));
    assertThrows(IllegalArgumentException.class, () -> match(number, REGION, IDENTITY));
  }

  @Test
  void refusesAMatchOutOfTheContract() {
    assertThrows(IllegalArgumentException.class, () -> match(1.01, REGION, IDENTITY));
    assertThrows(IllegalArgumentException.class, () -> match(0.5, REGION.subList(0, 3), IDENTITY));
    assertThrows(IllegalArgumentException.class, () -> match(0.5, REGION, IDENTITY.subList(0, 8)));
    assertThrows(IllegalArgumentException.class, () -> match("a.jpg", Verdict.NONE));
  }

  private static Match match(double score, List<List<Double>> region, List<Double> transform) {
    return new Match("a.jpg", Verdict.COPY, score, 20, region, transform, false, "");
  }

  private static Match match(String photograph, Verdict verdict) {
    return new Match(photograph, verdict, 0.9, 20, REGION, IDENTITY, false, "");
  }

  private static Item item(Verdict verdict, Match... matches) {
    return new Item("leak/x.jpg", "00", verdict, List.of(matches), "");
  }
}
