package org.chaperone.bench.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chaperone.trace.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScaleBenchmarkTest {

  @TempDir private Path folder;

  @Test
  void growsAnArchiveAndAsksEachSizeForTheSamePhotographs() throws Exception {
    Path json = folder.resolve("figures.json");
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ScaleOptions options = new ScaleOptions(List.of(100, 400), Optional.of(json), 2, "the command");
    new ScaleBenchmark(options, Progress.silent(), 3, 16)
        .run(new PrintStream(printed, true, StandardCharsets.UTF_8));

    JsonNode sizes = JsonMapper.shared().readTree(Files.readString(json)).path("sizes");
    assertEquals(100, sizes.get(0).path("photographs").asInt());
    assertEquals(400, sizes.get(1).path("photographs").asInt());
    for (JsonNode size : sizes) {
      assertEquals(6, size.path("queries").asInt());
      assertTrue(size.path("found").asInt() >= 5, "found only " + size.path("found"));
      double fingerprint = size.path("fingerprintBytes").asDouble();
      assertTrue(fingerprint > 7000 && fingerprint <= 7680, "fingerprints of " + fingerprint);
      assertTrue(size.path("mappedBytes").asLong() > size.path("photographs").asLong() * 7680);
    }
    assertTrue(printed.toString(StandardCharsets.UTF_8).contains("×"));
  }

  @Test
  void refusesSizesThatDoNotGrow() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ScaleOptions(List.of(1000, 100), Optional.empty(), 1, ""));
  }
}
