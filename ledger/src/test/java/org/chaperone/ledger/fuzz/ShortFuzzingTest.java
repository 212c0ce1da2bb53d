package org.chaperone.ledger.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fuzzes all parsers for a few seconds, guided by coverage.
 *
 * <p>In a JVM of its own: Jazzer fuzzes one target in a JVM, and instruments what it loads.
 */
class ShortFuzzingTest {

  /** Whichever comes first; the seconds as a rule. */
  private static final int RUNS_AT_MOST = 200_000;

  private static final int SECONDS_AT_MOST = 15;
  private static final Pattern RUNS = Pattern.compile("Done (\\d+) runs");
  private static final String OURS = "org.chaperone.ledger.**";
  @TempDir private Path temp;

  @Test
  @Timeout(150)
  void findsNothingInAFewSeconds() throws Exception {
    Path seeds = Files.createDirectory(temp.resolve("seeds"));
    int seeded = 0;
    for (FuzzedFormat format : FuzzedFormat.values()) {
      List<byte[]> all = format.seeds();
      for (int i = 0; i < all.size(); i++) {
        Files.write(seeds.resolve(format + "-" + i), AnyFormatTarget.input(format, all.get(i)));
      }
      seeded += all.size();
    }
    Path findings = Files.createDirectories(Path.of("target", "fuzz"));
    Path log = findings.resolve("short.log");
    int exit = fuzz(seeds, findings, log);
    String said = Files.readString(log);
    assertEquals(0, exit, () -> "the input is in " + findings.toAbsolutePath() + ":\n" + said);
    Matcher runs = RUNS.matcher(said);
    assertTrue(runs.find() && Integer.parseInt(runs.group(1)) > seeded, said);
  }

  private int fuzz(Path seeds, Path findings, Path log) throws IOException, InterruptedException {
    Path found = Files.createDirectory(temp.resolve("corpus"));
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-XX:+EnableDynamicAgentLoading",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + temp,
            "-cp",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + AnyFormatTarget.class.getName(),
            "--instrumentation_includes=" + OURS,
            "--custom_hook_includes=" + OURS,
            "-runs=" + RUNS_AT_MOST,
            "-max_total_time=" + SECONDS_AT_MOST,
            "-timeout=15",
            "-rss_limit_mb=0",
            "-max_len=16384",
            "-seed=1",
            "-print_final_stats=1",
            "-artifact_prefix=" + findings.toAbsolutePath() + "/",
            found.toString(),
            seeds.toString());
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the fuzzer did not end in time");
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }
}
