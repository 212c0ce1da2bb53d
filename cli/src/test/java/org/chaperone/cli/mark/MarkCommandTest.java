package org.chaperone.cli.mark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.picture.Picture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class MarkCommandTest {

  @TempDir private Path folder = Path.of("");

  private final StringWriter out = new StringWriter();

  @BeforeEach
  void draw() throws IOException {
    DrawnPhotograph drawn = new DrawnClinic(4, 2).photograph(0);
    try (Picture whole = Picture.of(drawn.width(), drawn.height(), drawn.bgr());
        Picture small = whole.fitting(500)) {
      Files.write(folder.resolve("photograph.jpg"), small.jpeg(95));
    }
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    return new CommandLine(new MarkCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(out, true))
        .execute(arguments);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private int embed(String account, String to) {
    return run(
        "embed", "--keys", path("keys"), "--account", account, path("photograph.jpg"), path(to));
  }

  @Test
  void namesWhoseCopyItIsAndNoColleague() {
    assertEquals(0, embed("ada", "ada.jpg"));
    assertEquals(0, embed("grace", "grace.jpg"));
    assertEquals(
        0,
        run("detect", "--keys", path("keys"), path("photograph.jpg"), path("grace.jpg")),
        out::toString);
    assertTrue(
        out.toString().contains("served in this view is in it: grace, view 2"), out::toString);
    assertFalse(out.toString().contains("ada"), out::toString);
  }

  @Test
  void namesNobodyWhenTheCopyWasNeverMarked() {
    assertEquals(0, embed("ada", "ada.jpg"));
    assertEquals(
        0, run("detect", "--keys", path("keys"), path("photograph.jpg"), path("photograph.jpg")));
    assertTrue(out.toString().contains("no view is named"), out::toString);
  }

  @Test
  void neverOverwrites() throws IOException {
    Files.writeString(folder.resolve("ada.jpg"), "precious");
    assertEquals(2, embed("ada", "ada.jpg"));
    assertEquals("precious", Files.readString(folder.resolve("ada.jpg")));
  }

  @Test
  void refusesAFileThatIsNoKeyFile() throws IOException {
    Files.writeString(folder.resolve("keys"), "something else\n");
    assertEquals(1, embed("ada", "ada.jpg"));
    assertFalse(Files.exists(folder.resolve("ada.jpg")));
    assertEquals("something else\n", Files.readString(folder.resolve("keys")));
  }
}
