package org.chaperone.ledger.tiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chaperone.ledger.Ledger;
import org.chaperone.ledger.LedgerSettings;
import org.chaperone.ledger.disk.RealDisk;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.note.NoteSigner;
import org.chaperone.ledger.tree.MerkleTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TilesTest {

  private static final NoteSigner KEY = NoteSigner.ofLog("clinic.example/l", new byte[32]);

  @TempDir private Path folder;

  @Test
  void namesAreThoseOfTheSpecification() {
    assertEquals("tile/0/x001/x234/067", TilePath.hashes(0, 1_234_067, 256));
    assertEquals("tile/entries/x001/x234/067.p/5", TilePath.entries(1_234_067, 5));
    assertEquals("tile/1/000.p/17", TilePath.hashes(1, 0, 17));
    assertEquals("tile/63/999", TilePath.hashes(63, 999, 256));
    assertEquals("tile/0/x001/000", TilePath.hashes(0, 1000, 256));
  }

  private Ledger open() throws IOException {
    return Ledger.open(LedgerSettings.of(folder, KEY).publishedEvery(Duration.ZERO));
  }

  private static void append(Ledger ledger, int count) {
    for (int i = 0; i < count; i++) {
      ledger.enqueue(("entry " + i).getBytes(StandardCharsets.UTF_8));
    }
    ledger.flush();
  }

  private Set<String> files() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> all = Files.walk(folder.resolve("tile"))) {
      all.filter(Files::isRegularFile)
          .forEach(file -> names.add(folder.relativize(file).toString().replace('\\', '/')));
    }
    return names;
  }

  /** The specification's own example. */
  @Test
  void aTreeOf70000IsWhatTheSpecificationCounts() throws IOException {
    try (Ledger ledger = open()) {
      append(ledger, 70_000);
      ledger.publish();
    }
    Set<String> files = files();
    assertEquals(274, files.stream().filter(f -> f.startsWith("tile/0/")).count());
    assertTrue(files.contains("tile/0/273.p/112"));
    assertTrue(files.contains("tile/entries/273.p/112"));
    // Partial tiles of checkpoints on the way may still be there.
    assertTrue(files.containsAll(List.of("tile/1/000", "tile/1/001.p/17")));
    assertEquals(List.of("tile/2/000.p/1"), startingWith(files, "tile/2/"));
    assertEquals(8192, Files.size(folder.resolve("tile/0/000")));
    var tree = verify(new TileFolder(new RealDisk(), folder));
    assertEquals(70_000, tree.size());
  }

  private static List<String> startingWith(Set<String> files, String start) {
    return files.stream().filter(file -> file.startsWith(start)).toList();
  }

  @Test
  void everySizeOnTheWayCanBeReadAndPartialTilesGoWhenFull() throws IOException {
    TileFolder reader = new TileFolder(new RealDisk(), folder);
    try (Ledger ledger = open()) {
      assertEquals(0, verify(reader).size());
      for (int step : List.of(1, 100, 154, 1, 255, 1, 300)) {
        append(ledger, step);
        ledger.publish();
        long size = ledger.size();
        assertEquals(size, verify(reader).size());
        assertArrayEquals(
            ledger.leaf(size - 1),
            reader.entries((size - 1) / 256, (int) ((size - 1) % 256) + 1).getLast());
      }
    }
    assertFalse(Files.exists(folder.resolve("tile/0/000.p")));
    assertFalse(Files.exists(folder.resolve("tile/entries/001.p")));
    assertEquals(
        List.of("tile/1/000.p/1", "tile/1/000.p/2", "tile/1/000.p/3"),
        startingWith(files(), "tile/1/"));
  }

  @Test
  void readsBackWhatItBundles() throws IOException {
    List<byte[]> entries = List.of(new byte[0], new byte[65_535], new byte[] {1, 2});
    List<byte[]> read = EntryBundle.read(EntryBundle.bytes(entries));
    assertEquals(3, read.size());
    assertArrayEquals(entries.get(1), read.get(1));
    assertArrayEquals(entries.get(2), read.get(2));
    assertThrows(MalformedException.class, () -> EntryBundle.read(new byte[] {0}));
    assertThrows(MalformedException.class, () -> EntryBundle.read(new byte[] {0, 2, 1}));
  }

  private static MerkleTree verify(TileFolder tiles) throws IOException {
    return tiles.verify(tiles.checkpoint().orElseThrow(), KEY.verifier(), (i, entry) -> {});
  }
}
