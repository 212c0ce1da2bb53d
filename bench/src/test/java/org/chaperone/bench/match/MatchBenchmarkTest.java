package org.chaperone.bench.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chaperone.bench.attack.AttackFamily;
import org.chaperone.trace.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MatchBenchmarkTest {

  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  @TempDir private Path folder;

  @Test
  void measuresAttacksStrangersNeighboursAndSequences() throws Exception {
    DrawnFolder.write(folder.resolve("photographs"), 24);
    DrawnFolder.write(folder.resolve("bursts").resolve("strangers"), 4);
    Set<String> before = temporary();
    Path json = folder.resolve("figures.json");
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    MatchOptions options =
        new MatchOptions(
            List.of(folder.resolve("photographs")),
            3,
            Set.of(AttackFamily.JPEG_Q50, AttackFamily.CROP_50, AttackFamily.COLLAGE_2X2),
            3,
            .25,
            List.of(folder.resolve("bursts")),
            Optional.of(json),
            2,
            "the command");
    new MatchBenchmark(options, Progress.silent())
        .run(new PrintStream(printed, true, StandardCharsets.UTF_8));

    JsonNode figures = JsonMapper.shared().readTree(Files.readString(json));
    assertEquals("the command", figures.path("command").asString());
    assertEquals(3, figures.path("families").size());
    JsonNode recompressed = figures.path("families").get(0);
    assertEquals("JPEG_Q50", recompressed.path("family").asString());
    assertEquals(3, recompressed.path("rightFirst").asInt());
    assertEquals(3, recompressed.path("pdqRightFirst").asInt());
    assertTrue(recompressed.path("regionError").path("p95").asDouble() < 1, "corners are far off");
    JsonNode collages = figures.path("families").get(2);
    assertEquals(12, collages.path("members").asInt());
    int archived = figures.path("index").path("photographs").asInt();
    int heldOut = figures.path("heldOut").asInt();
    assertEquals(24, archived + heldOut);
    assertEquals(
        List.of("held out", "held out, attacked"),
        List.of(
            figures.path("strangers").get(0).path("pictures").asString(),
            figures.path("strangers").get(1).path("pictures").asString()));
    assertEquals(heldOut, figures.path("strangers").get(0).path("queries").asInt());
    assertEquals(0, figures.path("strangers").get(0).path("copy").asInt());
    assertEquals(5, figures.path("strangers").size());
    assertEquals(4, figures.path("sequences").size());
    assertTrue(printed.toString(StandardCharsets.UTF_8).contains("collage_2x2"));
    assertEquals(before, temporary(), "the temporary archive is still there");
  }

  private static Set<String> temporary() throws IOException {
    try (Stream<Path> files = Files.list(TEMPORARY)) {
      return new TreeSet<>(
          files
              .map(f -> f.getFileName().toString())
              .filter(f -> f.startsWith("chaperone-bench-"))
              .toList());
    }
  }
}
