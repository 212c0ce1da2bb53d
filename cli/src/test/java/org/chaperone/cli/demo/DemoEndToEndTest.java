package org.chaperone.cli.demo;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaperone.cli.Launched;
import org.chaperone.trace.report.ReportJson;
import org.chaperone.trace.report.TraceReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a newcomer runs it. */
@DisabledOnOs(OS.WINDOWS)
final class DemoEndToEndTest {

  private static final Pattern NAMED =
      Pattern.compile("(\\d+) of (\\d+) stolen pictures were named correctly and completely");

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
  }
}
