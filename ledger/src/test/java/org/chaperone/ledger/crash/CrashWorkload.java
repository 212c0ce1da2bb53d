package org.chaperone.ledger.crash;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.chaperone.ledger.Ledger;
import org.chaperone.ledger.LedgerSettings;
import org.chaperone.ledger.LedgerStoppedException;
import org.chaperone.ledger.PendingEntry;
import org.chaperone.ledger.disk.simulated.SimulatedDisk;
import org.chaperone.ledger.note.Checkpoint;
import org.chaperone.ledger.note.NoteSigner;
import org.chaperone.ledger.note.SignedNote;
import org.chaperone.ledger.tiles.TileFolder;

/** Appends to a ledger on a simulated disk, and remembers what was promised to it. */
final class CrashWorkload {

  private static final Path FOLDER = Path.of("/ledger");
  private static final NoteSigner KEY = NoteSigner.ofLog("clinic.example/crash", new byte[32]);

  private final SimulatedDisk disk;
  private final Random random;
  private final Map<Long, byte[]> acknowledged = new TreeMap<>();
  private final List<Checkpoint> published = new ArrayList<>();

  CrashWorkload(SimulatedDisk disk, long seed) {
    this.disk = disk;
    this.random = new Random(seed);
  }

  private Ledger open() throws IOException {
    return Ledger.open(LedgerSettings.of(FOLDER, KEY).on(disk).publishedEvery(Duration.ZERO));
  }

  int promises() {
    return acknowledged.size();
  }

  /** Runs until done or until something fails; returns whether it was done. */
  boolean run(int steps) {
    try (Ledger ledger = open()) {
      for (int step = 0; step < steps; step++) {
        append(ledger);
        if (random.nextInt(4) == 0) {
          ledger.publish();
          published.add(checkpoint(ledger.publishedCheckpoint()));
        }
      }
      return true;
    } catch (IOException | LedgerStoppedException e) {
      return false;
    }
  }

  private void append(Ledger ledger) {
    Map<PendingEntry, byte[]> pending = new LinkedHashMap<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      byte[] leaf = new byte[random.nextInt(10) == 0 ? random.nextInt(3000) : random.nextInt(300)];
      random.nextBytes(leaf);
      pending.put(ledger.enqueue(leaf), leaf);
    }
    pending.forEach((entry, leaf) -> acknowledged.put(entry.await(), leaf));
  }

  private static Checkpoint checkpoint(SignedNote note) throws IOException {
    return Checkpoint.parse(note.text());
  }

  /** Opens again, and finds all that was promised. */
  void requireKept() throws IOException {
    try (Ledger ledger = open()) {
      assertTrue(ledger.size() >= acknowledged.size());
      for (Map.Entry<Long, byte[]> entry : acknowledged.entrySet()) {
        assertArrayEquals(entry.getValue(), ledger.leaf(entry.getKey()));
      }
      for (Checkpoint before : published) {
        assertEquals(before.root(), ledger.root(before.size()), "forked from what it published");
      }
    }
    TileFolder tiles = new TileFolder(disk, FOLDER);
    tiles.verify(
        tiles.checkpoint().orElseThrow(),
        KEY.verifier(),
        (index, entry) -> {
          if (acknowledged.containsKey(index)) {
            assertArrayEquals(acknowledged.get(index), entry);
          }
        });
  }
}
