package org.chaperone.bench.mark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaperone.bench.mark.leak.ViewAttack;
import org.chaperone.mark.Strength;
import org.chaperone.trace.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class MarkBenchmarkTest {

  @TempDir private Path folder;

  private MarkOptions options(int photographs, double size, Set<MarkPart> parts, int trials) {
    return new MarkOptions(
        List.of(folder.resolve("photographs")),
        photographs,
        List.of(size),
        Strength.STANDARD,
        5,
        parts,
        Set.of(ViewAttack.SERVED, ViewAttack.JPEG_Q10, ViewAttack.MIRROR),
        21,
        trials,
        2,
        Optional.of(folder.resolve("figures.json")),
        "the command");
  }

  private JsonNode figures(MarkOptions options, PrintStream printed) throws Exception {
    new MarkBenchmark(options, Progress.silent()).run(printed);
    return JsonMapper.shared().readTree(Files.readString(folder.resolve("figures.json")));
  }

  @Test
  void measuresEveryPartButInnocents() throws Exception {
    Textures.write(folder.resolve("photographs"), 0, 3);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    JsonNode figures =
        figures(
            options(1, .06, EnumSet.complementOf(EnumSet.of(MarkPart.INNOCENTS)), 1),
            new PrintStream(printed, true, StandardCharsets.UTF_8));

    assertEquals("the command", figures.path("command").asString());
    assertEquals(1, figures.path("photographs").get(0).path("photographs").asInt());
    JsonNode served = row(figures.path("attacks"), "attack", "SERVED");
    assertEquals(1, served.path("leaks").asInt());
    assertEquals(1, served.path("named").asDouble());
    assertEquals(1, served.path("blindAll").asDouble());
    assertEquals(0, served.path("innocentsNamed").asInt());
    JsonNode mirrored = row(figures.path("attacks"), "attack", "MIRROR");
    assertEquals(1, mirrored.path("named").asDouble());
    assertEquals(0, mirrored.path("blindNearly").asDouble(), "it cannot know that it is mirrored");
    double strong = served.path("account").path("median").asDouble();
    JsonNode compressed = row(figures.path("attacks"), "attack", "JPEG_Q10");
    assertTrue(compressed.path("account").path("median").asDouble() < strong / 3);

    assertEquals(17, figures.path("collusion").size());
    JsonNode two = figures.path("collusion").get(0);
    assertEquals(1, two.path("everybodyNamed").asDouble());
    JsonNode own = figures.path("collusion").get(16);
    assertTrue(own.path("oneAccount").asBoolean());
    assertEquals(1, own.path("named").asDouble());
    assertTrue(
        own.path("account").path("lowest").asDouble() > own.path("view").path("median").asDouble(),
        "fifty views are blended, one account's");

    JsonNode nothing = row(figures.path("attackers"), "attempt", "NOTHING");
    JsonNode drowned = row(figures.path("attackers"), "attempt", "DROWNED_4");
    assertTrue(drowned.path("psnr").asDouble() < nothing.path("psnr").asDouble() - 5);

    assertTrue(
        row(figures.path("fidelity"), "pictures", "0.06 MP").path("psnrLowest").asDouble() >= 44);
    assertEquals(1, figures.path("cost").path("rows").size());
    assertTrue(printed.toString(StandardCharsets.UTF_8).contains("jpeg_q10"));
  }

  /** Two photographs: leaks of one are held against the other, and the scores of both beside. */
  @Test
  void holdsInnocentsAgainstLeaks() throws Exception {
    Textures.write(folder.resolve("photographs"), 0, 3);
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    JsonNode figures = figures(options(2, .06, Set.of(MarkPart.INNOCENTS), 520), nowhere);
    JsonNode innocents = figures.path("innocents");
    assertEquals(26, innocents.path("leaks").asInt());
    assertEquals(0, innocents.path("named").asInt());
    JsonNode all = row(innocents.path("rows"), "leaks", "all");
    assertEquals(520, all.path("pairs").asInt());
    assertEquals(1, all.path("deviation").asDouble(), .15);
    assertEquals(4, innocents.path("correlations").size());
  }

  private static JsonNode row(JsonNode rows, String key, String value) {
    for (JsonNode row : rows) {
      if (row.path(key).asString().equals(value)) {
        return row;
      }
    }
    throw new AssertionError("no row " + value);
  }

  @Test
  void saysTheSameAgain() throws Exception {
    Textures.write(folder.resolve("photographs"), 0, 3);
    MarkOptions options = options(1, .06, Set.of(MarkPart.ATTACKS), 1);
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    JsonNode once = figures(options, nowhere);
    JsonNode again = figures(options, nowhere);
    for (int i = 0; i < 3; i++) {
      assertEquals(
          once.path("attacks").get(i).path("account"),
          again.path("attacks").get(i).path("account"));
    }
  }

  @Test
  void refusesWhereNoPhotographIsLargeEnough() throws Exception {
    Textures.write(folder.resolve("photographs"), 0, 1);
    MarkOptions options = options(1, 12, Set.of(MarkPart.ATTACKS), 1);
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    MarkBenchmark benchmark = new MarkBenchmark(options, Progress.silent());
    assertThrows(IOException.class, () -> benchmark.run(nowhere));
  }
}
