package org.chaperone.cli.demo;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaperone.cli.Launched;
import org.chaperone.trace.report.ReportJson;
import org.chaperone.trace.report.TraceReport;
import org.chaperone.verifier.Verifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a newcomer runs it. */
@DisabledOnOs(OS.WINDOWS)
final class DemoEndToEndTest {

  private static final Pattern NAMED =
      Pattern.compile("(\\d+) of (\\d+) stolen pictures were named correctly and completely");

  private static final Pattern TAKEN =
      Pattern.compile("(\\d+) of the (\\d+) photographs that were taken are named");

  private static final Pattern ROW = Pattern.compile("(?m)^  [a-zA-Z, ]+ {2,}(\\d+) {4,}(\\d+)$");

  @Test
  void answersAndIsRight(@TempDir Path folder) throws Exception {
    Launched.Ended demo = Launched.start(folder, "demo", "--out", folder.resolve("demo")).end();
    assertEquals(0, demo.code(), demo.err());
    TraceReport report = ReportJson.read(folder.resolve("demo/report/report.json"));
    Matcher named = NAMED.matcher(demo.out());
    assertTrue(named.find(), demo.out());
    int right = Integer.parseInt(named.group(1));
    int all = Integer.parseInt(named.group(2));
    assertAll(
        () -> assertTrue(report.items().size() >= 40, () -> report.items().size() + " items"),
        () -> assertTrue(all >= 30 && right >= all * .9, demo.out()),
        () -> assertTrue(demo.out().contains("no patient was named who is not"), demo.out()),
        () -> assertTrue(Files.size(folder.resolve("demo/report/report.html")) > 100_000),
        () -> assertTrue(Files.size(folder.resolve("demo/report/report.csv")) > 1_000));
    assertThievesGotWhatTheClinicSays(folder.resolve("demo/theft"), demo.out());
  }

  private static void assertThievesGotWhatTheClinicSays(Path theft, String said) throws Exception {
    Matcher taken = TAKEN.matcher(said);
    assertTrue(taken.find(), said);
    Matcher row = ROW.matcher(said);
    int rows = 0;
    while (row.find()) {
      assertTrue(Integer.parseInt(row.group(1)) >= 200, said);
      assertEquals("0", row.group(2), said);
      rows++;
    }
    assertEquals(5, rows, said);
    assertAll(
        () -> assertTrue(said.contains("has no photograph and no name"), said),
        () -> assertTrue(said.contains("as many patients as your account may"), said),
        () -> assertTrue(said.contains("an approval of two people"), said),
        () -> assertEquals(taken.group(1), taken.group(2), said),
        () -> assertTrue(Integer.parseInt(taken.group(1)) >= 20, said),
        () -> assertTrue(said.contains("recall 1.000"), said),
        () -> assertTrue(said.contains("every name that was read is named too"), said),
        () -> assertTrue(said.contains("nothing else is named"), said),
        () -> assertTrue(said.contains("  The claim holds."), said),
        () ->
            assertTrue(
                said.replaceAll("\\s+", " ").contains("the same photograph, is named nowhere"),
                said),
        () -> assertFalse(said.contains("please report"), said),
        // Whoever has the files can check them again.
        () -> assertEquals(0, verified(theft, "dora.evidence")),
        () -> assertNotEquals(0, verified(theft, "forged.evidence")));
  }

  private static int verified(Path theft, String evidence) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Verifier.class.getName(),
            theft.resolve(evidence).toString(),
            "--log",
            "@" + theft.resolve("ledger.vkey"),
            "--witness",
            "@" + theft.resolve("witness.vkey"))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
