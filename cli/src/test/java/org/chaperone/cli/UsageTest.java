package org.chaperone.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused, in which words, and that nothing was written then. */
final class UsageTest {

  @TempDir private Path scratch;
  private Path archive;
  private Path leak;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void folders() throws IOException {
    archive = scratch.resolve("archive");
    Files.createDirectories(archive.resolve("2019"));
    leak = Files.createDirectories(scratch.resolve("leak"));
  }

  private int run(Object... arguments) {
    return Main.run(
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
  }

  private void assertRefused(String words, Object... arguments) throws IOException {
    long before = files();
    err.getBuffer().setLength(0);
    int code = run(arguments);
    assertAll(
        () -> assertEquals(2, code, err.toString()),
        () -> assertTrue(err.toString().contains(words), err.toString()),
        () -> assertFalse(err.toString().contains("\tat "), err.toString()),
        () -> assertEquals(before, files()));
  }

  private long files() throws IOException {
    try (Stream<Path> all = Files.walk(scratch)) {
      return all.count();
    }
  }

  private void assertTraceRefused(String words, Object archive, Object leak, Object out)
      throws IOException {
    assertRefused(words, "trace", "--archive", archive, "--leak", leak, "--out", out);
  }

  @Test
  void refusesWhatIsMissing() throws IOException {
    assertRefused("A command is missing");
    assertRefused("trace", "trac");
    assertRefused("--leak", "trace");
    assertRefused("--archive DIR or --vault DIR", "trace", "--leak", leak, "--out", "x");
    assertTraceRefused("does not exist", scratch.resolve("none"), leak, scratch.resolve("out"));
    assertTraceRefused("does not exist", archive, scratch.resolve("none"), scratch.resolve("out"));
  }

  @Test
  void refusesAFileForAFolder() throws IOException {
    Path file = Files.writeString(scratch.resolve("file"), "x");
    assertTraceRefused("is a file", file, leak, scratch.resolve("out"));
    assertTraceRefused("is a file", archive, leak, file);
  }

  @Test
  void refusesToWriteIntoArchiveOrLeak() throws IOException {
    assertTraceRefused("never changed", archive, leak, archive.resolve("2019/report"));
    assertTraceRefused("never changed", archive, leak, archive);
    assertTraceRefused("never changed", archive, leak, leak.resolve("report"));
    assertIndexRefused("never changed", scratch.resolve("out"), archive.resolve("index"));
    // Neither a link nor dots hide where it is.
    Path link = Files.createSymbolicLink(scratch.resolve("link"), archive);
    assertTraceRefused("never changed", archive, leak, link.resolve("report"));
    assertTraceRefused("never changed", archive, leak, leak.resolve("../archive/report"));
  }

  @Test
  void refusesArchiveAndLeakInEachOther() throws IOException {
    assertTraceRefused("found in itself", archive, scratch, scratch.resolve("out"));
    assertTraceRefused("found in itself", archive, archive, scratch.resolve("out"));
    assertTraceRefused(
        "taken for the clinic's own", archive, archive.resolve("2019"), scratch.resolve("out"));
  }

  @Test
  void refusesFoldersThatHoldSomethingElse() throws IOException {
    Path out = scratch.resolve("out");
    Path fresh = scratch.resolve("new");
    Files.createDirectories(out.resolve("working"));
    Files.writeString(out.resolve("working/thesis.txt"), "x");
    assertTraceRefused("not a trace's", archive, leak, out);
    assertIndexRefused("other files", fresh, out);
    assertIndexRefused("different folders", fresh, fresh);
    assertRefused("not the demo's", "demo", "--out", out);
  }

  private void assertIndexRefused(String words, Path out, Path index) throws IOException {
    assertRefused(
        words, "trace", "--archive", archive, "--leak", leak, "--out", out, "--index", index);
  }

  @Test
  void refusesWrongNumbersAndFormats() throws IOException {
    assertRefused(
        "--threads",
        "trace",
        "--archive",
        archive,
        "--leak",
        leak,
        "--out",
        scratch.resolve("out"),
        "--threads",
        "0");
    assertRefused("--format", "hashes", "--format", "xml", archive);
    assertRefused("not a folder", "hashes", scratch.resolve("none"));
  }

  @Test
  void helpTeachesEveryCommand() {
    for (String command : new String[] {"trace", "hashes", "demo", "test"}) {
      out.getBuffer().setLength(0);
      assertEquals(0, run("help", command));
      assertTrue(out.toString().contains("Usage: chaperone " + command), out.toString());
    }
    out.getBuffer().setLength(0);
    assertEquals(0, run("--version"));
    assertTrue(out.toString().matches("(?s)chaperone \\d+\\.\\d+\\.\\d+.*"), out.toString());
  }

  @Test
  void completionKnowsTheCommands() {
    assertEquals(0, run("generate-completion"));
    assertTrue(out.toString().contains("--archive"), "no options in the completion script");
  }

  @Test
  void hashesNameWhatCannotBeRead() throws IOException {
    Files.writeString(leak.resolve("no\u001b[31mpicture.jpg"), "x");
    assertEquals(1, run("hashes", leak));
    assertTrue(err.toString().contains("picture.jpg"), err.toString());
    assertFalse(err.toString().contains("\u001b"), "an escape reached the terminal");
  }
}
