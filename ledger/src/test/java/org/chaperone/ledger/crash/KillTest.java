package org.chaperone.ledger.crash;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.chaperone.ledger.Ledger;
import org.chaperone.ledger.PublishedLedger;
import org.chaperone.ledger.disk.RealDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that appends is killed at random moments (SIGKILL), again and again over the same
 * ledger. {@code -Dchaperone.kill.rounds=1000} runs longer.
 */
class KillTest {

  private static final int ROUNDS = Integer.getInteger("chaperone.kill.rounds", 12);

  @TempDir private Path folder;

  private final Map<Long, String> acknowledged = new TreeMap<>();
  private final Random random = new Random();

  @Test
  void nothingAcknowledgedIsLostWhenTheProcessIsKilled() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      appendUntilKilled("round" + round);
      try (Ledger ledger = Ledger.open(folder, AppendingProcess.KEY)) {
        for (Map.Entry<Long, String> entry : acknowledged.entrySet()) {
          assertArrayEquals(AppendingProcess.entry(entry.getValue()), ledger.leaf(entry.getKey()));
        }
        ledger.publish();
        assertEquals(
            ledger.size(),
            new PublishedLedger(new RealDisk(), folder, AppendingProcess.KEY.verifier()).size());
      }
    }
    assertTrue(acknowledged.size() > ROUNDS, "hardly anything was acknowledged");
  }

  private void appendUntilKilled(String word) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                AppendingProcess.class.getName(),
                folder.toString(),
                word)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      int left = random.nextInt(300);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        // A line that the kill cut off lacks its end.
        if (line.endsWith(AppendingProcess.END)) {
          String[] parts = line.split(" ", 3);
          acknowledged.put(Long.parseLong(parts[0]), parts[1]);
        }
        if (left-- == 0) {
          Thread.sleep(0, random.nextInt(999_999));
          // By its handle, which leaves the pipe open: what it said before is still in there.
          process.toHandle().destroyForcibly();
        }
      }
    } finally {
      process.destroyForcibly();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    }
  }
}
