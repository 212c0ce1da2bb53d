package org.chaperone.bench.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.chaperone.picture.registration.Transform;
import org.chaperone.trace.Progress;
import org.chaperone.trace.match.Match;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FamilyTallyTest {

  @TempDir private static Path folder;
  private static TemporaryArchive archive;

  private FamilyTally tally;

  @BeforeEach
  void tallyNothingYet() {
    tally = new FamilyTally("FAMILY", archive);
  }

  /** Photographs 0 to 3; photograph 4 is the same file as 0. */
  @BeforeAll
  static void index() throws IOException, InterruptedException {
    List<Path> files = DrawnFolder.write(folder, 4);
    Path twin = Files.copy(files.getFirst(), folder.resolve("twin.jpg"));
    archive =
        TemporaryArchive.of(
            List.of(files.get(0), files.get(1), files.get(2), files.get(3), twin),
            2,
            Progress.silent());
  }

  @AfterAll
  static void close() throws IOException {
    archive.close();
  }

  private static Query query(int... sources) {
    return new Query(
        "query",
        new byte[0],
        Arrays.stream(sources).mapToObj(s -> new Query.Source(s, Transform.identity())).toList());
  }

  private static Contest.Reported copy(int photograph) {
    return new Contest.Reported(photograph, Match.Finding.COPY, .9, Transform.identity());
  }

  private static Contest.Reported series(int photograph) {
    return new Contest.Reported(photograph, Match.Finding.SERIES, .5, Transform.identity());
  }

  private static Contest.Answer answer(List<Integer> pdq, Contest.Reported... reported) {
    return new Contest.Answer(List.of(reported), 512, 384, 10, 20, pdq, 1);
  }

  @Test
  void countsARightCopyAtTheTopAndBelowAWrongOne() {
    tally.count(query(1), answer(List.of(), copy(1)));
    tally.count(query(1), answer(List.of(), copy(2), copy(1)));
    FamilyRow row = tally.row();
    assertEquals(2, row.queries());
    assertEquals(1, row.rightFirst());
    assertEquals(2, row.rightAtAnyRank());
    assertEquals(1, row.wrong());
    assertEquals(archive.originals().name(2), row.wrongCopies().getFirst().photograph());
    assertEquals(0, row.regionError().p95());
  }

  @Test
  void tellsMissedFromReportedAsSeriesOnly() {
    tally.count(query(1), answer(List.of()));
    tally.count(query(1), answer(List.of(), series(1)));
    tally.count(query(1), answer(List.of(), series(2)));
    FamilyRow row = tally.row();
    assertEquals(0, row.rightAtAnyRank());
    assertEquals(1, row.seriesOnly());
    assertEquals(2, row.missed());
    assertEquals(0, row.wrong());
    assertEquals(3, row.notFound().size());
  }

  @Test
  void takesAnyPhotographOfACollageAtTheTopAndCountsAllOfThem() {
    tally.count(query(0, 1, 2), answer(List.of(), copy(2), copy(0)));
    FamilyRow row = tally.row();
    assertEquals(1, row.rightFirst());
    assertEquals(0, row.wrong());
    assertEquals(3, row.members());
    assertEquals(2, row.membersFound());
  }

  @Test
  void takesAFileWithTheSameBytesForTheSamePhotograph() {
    tally.count(query(0), answer(List.of(4), copy(4)));
    FamilyRow row = tally.row();
    assertEquals(1, row.rightFirst());
    assertEquals(0, row.wrong());
    assertEquals(1, row.pdqRightFirst());
    assertEquals(0, row.pdqWrong());
  }

  @Test
  void countsPdqByItsNearestAndByEveryStranger() {
    tally.count(query(1), answer(List.of(1, 2)));
    tally.count(query(1), answer(List.of(2, 1)));
    tally.count(query(1), answer(List.of()));
    assertEquals(1, tally.row().pdqRightFirst());
    assertEquals(2, tally.row().pdqWrong());
  }

  @Test
  void indexesWhatItWasGivenAndSaysWhatItCosts() {
    assertEquals(5, archive.archive().photographs());
    IndexCost cost = archive.cost();
    assertEquals(5, cost.photographs());
    assertEquals(.1966, cost.megapixels(), .001);
    assertTrue(cost.fingerprintBytes() > 1000 && cost.fingerprintBytes() <= 320 * 24);
    assertTrue(cost.thumbnailBytes() > 2000 && cost.thumbnailBytes() <= 24_000);
    assertTrue(cost.otherBytes() > 0 && cost.otherBytes() < 1000, cost.toString());
    assertTrue(cost.cpuMilliseconds() > 0);
  }
}
