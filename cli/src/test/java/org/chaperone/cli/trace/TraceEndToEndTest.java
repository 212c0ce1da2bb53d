package org.chaperone.cli.trace;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaperone.cli.Launched;
import org.chaperone.trace.report.ReportJson;
import org.chaperone.trace.report.TraceReport;
import org.chaperone.trace.report.TraceReport.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The real launcher traces a nested leak against a drawn archive, undisturbed and disturbed. */
@DisabledOnOs(OS.WINDOWS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TraceEndToEndTest {

  /** How many pictures a trace has finished before it is disturbed. */
  private static final int SOME = 1;

  private Path scratch = Path.of("");
  private Path out = Path.of("");
  private Robbery robbery = new Robbery(out, out, Map.of());
  private Launched.Ended undisturbed = new Launched.Ended(-1, "", "");

  @BeforeAll
  void traceOnce(@TempDir Path folder) throws Exception {
    scratch = folder;
    out = folder.resolve("out");
    robbery = Robbery.in(folder);
    Map<String, String> before = robbery.state();
    undisturbed = trace(out).end();
    assertEquals(0, undisturbed.code(), undisturbed.err());
    assertEquals(before, robbery.state(), "archive or leak was changed");
  }

  private Launched trace(Path to) throws IOException {
    return Launched.start(
        scratch,
        "trace",
        "--archive",
        robbery.archive(),
        "--leak",
        robbery.leak(),
        "--out",
        to,
        // Read once; only the tracing is disturbed.
        "--index",
        scratch.resolve("index"),
        "--threads",
        1);
  }

  private static TraceReport report(Path in) throws IOException {
    return ReportJson.read(in.resolve("report.json"));
  }

  @Test
  void answersAsTheTruthIs() throws IOException {
    Map<String, String> found = new HashMap<>();
    for (TraceReport.Item item : report(out).items()) {
      if (item.verdict() != Verdict.UNREADABLE) {
        String first = item.matches().isEmpty() ? "" : item.matches().getFirst().photograph();
        found.put(item.path(), item.verdict().word() + " " + first);
      }
    }
    assertEquals(robbery.truth(), found);
  }

  @Test
  void saysTheAnswerInWords() {
    String said = undisturbed.out();
    assertAll(
        said,
        () -> assertTrue(said.contains("5 of 10 leaked pictures show 5 of your ")),
        () -> assertTrue(said.contains("1  unreadable")),
        () -> assertTrue(said.contains("broken.jpg: ")),
        () -> assertTrue(said.contains("leak/outer.zip!/evil")),
        () -> assertEquals(-1, said.indexOf('\u001b')),
        () -> assertTrue(said.endsWith("report.html" + System.lineSeparator())));
  }

  @Test
  void leavesTheReportAloneInTheOutFolder() throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      assertEquals(
          Set.of("report.json", "report.csv", "report.html"),
          files.map(f -> f.getFileName().toString()).collect(Collectors.toSet()));
    }
  }

  @Test
  void goesOnAfterCtrlC() throws Exception {
    Path interrupted = scratch.resolve("interrupted");
    Launched running = traceMidway(interrupted);
    running.signal("INT");
    Launched.Ended stopped = running.end();
    assertEquals(130, stopped.code(), stopped.err());
    assertTrue(
        stopped.err().endsWith("Stopped. Run the same command again to go on.\n"), stopped.err());
    assertGoesOn(interrupted);
  }

  @Test
  void goesOnAfterBeingKilled() throws Exception {
    Path killed = scratch.resolve("killed");
    Launched running = traceMidway(killed);
    running.killJvm();
    assertEquals(137, running.end().code());
    // As a line that was cut off in the middle.
    Files.writeString(journal(killed), "{\"item\":{\"pa", StandardOpenOption.APPEND);
    assertGoesOn(killed);
  }

  private Launched traceMidway(Path to) throws IOException, InterruptedException {
    Launched running = trace(to);
    while (running.isRunning() && finished(to) < SOME) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    return running;
  }

  private void assertGoesOn(Path to) throws Exception {
    assertFalse(Files.exists(to.resolve("report.json")), "it ended before it could be disturbed");
    assertTrue(finished(to) >= SOME, "what was done is not kept");
    Launched.Ended again = trace(to).end();
    assertEquals(0, again.code(), again.err());
    assertEquals(report(out), report(to));
    assertFalse(Files.exists(to.resolve("working")), "the working folder stays behind");
  }

  private static Path journal(Path to) {
    return to.resolve("working/journal.jsonl");
  }

  /** How many pictures the journal holds; its first line names the archive's state. */
  private static long finished(Path to) throws IOException {
    try (Stream<String> lines = Files.lines(journal(to))) {
      return lines.count() - 1;
    } catch (NoSuchFileException e) {
      return 0;
    }
  }
}
