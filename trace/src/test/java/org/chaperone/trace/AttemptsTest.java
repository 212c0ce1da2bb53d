package org.chaperone.trace;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptsTest {

  @TempDir private Path folder;

  @SuppressWarnings("resource") // A run that dies closes nothing.
  private void runThatDiesAt(Path file, String name) throws IOException {
    Attempts run = Attempts.open(file);
    run.begin("harmless");
    run.end("harmless");
    run.begin(name);
  }

  @Test
  void whatKilledTheProgramTwiceIsHopeless() throws IOException {
    Path file = folder.resolve("attempts");
    runThatDiesAt(file, "killer.jpg");
    try (Attempts once = Attempts.open(file)) {
      assertFalse(once.isHopeless("killer.jpg"));
      once.begin("killer.jpg");
      Path kept = folder.resolve("kept");
      Files.copy(file, kept);
      try (Attempts twice = Attempts.open(kept)) {
        assertTrue(twice.isHopeless("killer.jpg"));
        assertFalse(twice.isHopeless("harmless"));
      }
    }
  }

  @Test
  void aRunThatEndsInOrderLeavesNothing() throws IOException {
    Path file = folder.resolve("attempts");
    try (Attempts run = Attempts.open(file)) {
      run.begin("a");
    }
    assertFalse(Files.exists(file));
  }
}
