package org.chaperone.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chaperone.ledger.disk.simulated.Fault;
import org.chaperone.ledger.disk.simulated.SimulatedDisk;
import org.chaperone.ledger.note.NoteSigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A disk that fails under an append stops the ledger for ever, for everybody. */
class FaultTest {

  /** Writing entries, writing the checkpoint, forcing. */
  private static final int OPERATIONS_OF_AN_APPEND = 3;

  private static final NoteSigner KEY = NoteSigner.ofLog("clinic.example/l", new byte[32]);

  private static Ledger open(SimulatedDisk disk) throws IOException {
    return Ledger.open(
        LedgerSettings.of(Path.of("/ledger"), KEY).on(disk).publishedEvery(Duration.ZERO));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "POWER_CUT")
  void stopsForEverWhereverAnAppendFails(Fault fault) throws IOException {
    for (int operation = 0; operation < OPERATIONS_OF_AN_APPEND; operation++) {
      SimulatedDisk disk = new SimulatedDisk(operation);
      try (Ledger ledger = open(disk)) {
        ledger.append(new byte[] {0});
        PendingEntry taken = ledger.enqueue(new byte[] {1});
        PendingEntry behind = ledger.enqueue(new byte[] {2});
        disk.failAt(operation, fault);
        assertThrows(LedgerStoppedException.class, taken::await);
        assertThrows(LedgerStoppedException.class, behind::await);
        // The disk is well again; the ledger cannot know what it has lost.
        for (int i = 0; i < 3; i++) {
          var said =
              assertThrows(LedgerStoppedException.class, () -> ledger.append(new byte[] {3}));
          assertTrue(String.valueOf(said.getMessage()).contains("disk failed"));
        }
        assertEquals(1, ledger.size());
      }
      try (Ledger ledger = open(disk)) {
        assertTrue(ledger.size() == 1 || ledger.size() == 3, "a batch is there whole or not");
        assertEquals(ledger.size(), ledger.append(new byte[] {4}));
      }
    }
  }

  /** The operations above are all there are. */
  @Test
  void nothingElseOfTheDiskIsNeeded() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(0);
    try (Ledger ledger = open(disk)) {
      long before = disk.operations();
      ledger.append(new byte[] {0});
      assertEquals(before + OPERATIONS_OF_AN_APPEND, disk.operations());
    }
  }

  @Test
  void goesOnWhenOnlyPublishingFails() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(0);
    try (Ledger ledger = open(disk)) {
      ledger.append(new byte[] {0});
      List<Long> failed = new ArrayList<>();
      for (long operation = 0; operation < 6; operation++) {
        disk.failAt(operation, Fault.FAILED);
        try {
          ledger.publish();
        } catch (IOException e) {
          failed.add(operation);
        }
        ledger.append(new byte[] {1});
      }
      assertTrue(failed.size() > 2, "publishing hardly ever failed");
      ledger.publish();
    }
    open(disk).close();
  }
}
