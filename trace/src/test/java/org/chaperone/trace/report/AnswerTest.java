package org.chaperone.trace.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.chaperone.trace.report.TraceReport.ArchiveSummary;
import org.chaperone.trace.report.TraceReport.Summary;
import org.chaperone.trace.report.TraceReport.UnreadablePhotograph;
import org.junit.jupiter.api.Test;

class AnswerTest {

  @Test
  void saysHowMuchOfTheLeakShowsHowManyPhotographs() {
    assertEquals(
        "23 of 1,041 leaked pictures show 19 of your 3,944 photographs. 3 need a person’s eye: the"
            + " same scene as one of your photographs, in another shot. No match was found for"
            + " 1,013. 2 could not be read. 5 other files of the leak are no pictures and were not"
            + " compared. 1 file of your archive could not be read, so it was not searched for.",
        answer(3944, 1, new Summary(3, 20, 3, 1013, 2, 19, 5)).paragraph());
  }

  @Test
  void speaksOfOneAsOfOne() {
    assertEquals(
        "1 of 1 leaked picture shows 1 of your 1 photograph.",
        answer(1, 0, new Summary(1, 0, 0, 0, 0, 1, 0)).paragraph());
    assertEquals(
        "The leaked picture was not found to be a copy of any of your 320 photographs. 1 needs a"
            + " person’s eye: the same scene as one of your photographs, in another shot.",
        answer(320, 0, new Summary(0, 0, 1, 0, 0, 0, 0)).paragraph());
  }

  @Test
  void neverSaysThatNothingLeaked() {
    assertEquals(
        "None of the 8 leaked pictures was found to be a copy of any of your 320 photographs.",
        answer(320, 0, new Summary(0, 0, 0, 8, 0, 0, 0)).headline());
    assertEquals(
        "The leak holds no pictures to compare with your 320 photographs.",
        answer(320, 0, new Summary(0, 0, 0, 0, 0, 0, 2)).headline());
  }

  private static Answer answer(int photographs, int unreadable, Summary summary) {
    var unread =
        java.util.Collections.nCopies(unreadable, new UnreadablePhotograph("a.tif", "torn"));
    return Answer.of(
        new TraceReport(
            TraceReport.FORMAT,
            new ArchiveSummary("clinic", photographs, unread),
            List.of(),
            summary,
            Optional.empty()));
  }
}
