package org.chaperone.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.chaperone.ledger.disk.DiskFile;
import org.chaperone.ledger.disk.simulated.SimulatedDisk;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.note.NoteSigner;
import org.chaperone.ledger.tiles.TileFolder;
import org.chaperone.ledger.tree.MerkleTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing that was changed on the disk is accepted, and nothing is lost by looking. */
class TamperTest {

  private static final NoteSigner KEY = NoteSigner.ofLog("clinic.example/l", new byte[32]);
  private static final Path FOLDER = Path.of("/ledger");
  private static final Path JOURNAL = FOLDER.resolve("journal");

  private final SimulatedDisk disk = new SimulatedDisk(1);

  private Ledger open() throws IOException {
    return Ledger.open(LedgerSettings.of(FOLDER, KEY).on(disk).publishedEvery(Duration.ZERO));
  }

  @BeforeEach
  void fill() throws IOException {
    try (Ledger ledger = open()) {
      for (int i = 0; i < 4; i++) {
        ledger.append(("entry " + i).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private byte[] read(Path file) throws IOException {
    return disk.readWhole(file, 1 << 24);
  }

  private void write(Path file, byte[] bytes) throws IOException {
    try (DiskFile open = disk.open(file)) {
      open.truncate(0);
      open.write(0, bytes, 0, bytes.length);
      // The disk forgets what it did, which is a lot by the end.
      open.force();
    }
  }

  private void flip(Path file, int bit) throws IOException {
    byte[] bytes = read(file);
    bytes[bit / 8] ^= (byte) (1 << (bit % 8));
    write(file, bytes);
  }

  @Test
  void refusesAJournalWithAnyBitFlippedAndLeavesItAsItIs() throws IOException {
    byte[] before = read(JOURNAL);
    for (int bit = 0; bit < before.length * 8; bit++) {
      flip(JOURNAL, bit);
      assertThrows(LedgerRefusedException.class, this::open, "bit " + bit);
      flip(JOURNAL, bit);
    }
    assertArrayEquals(before, read(JOURNAL));
    open().close();
  }

  @Test
  void refusesAJournalCutAnywhere() throws IOException {
    byte[] before = read(JOURNAL);
    for (int length = 0; length < before.length; length++) {
      write(JOURNAL, Arrays.copyOf(before, length));
      assertThrows(LedgerRefusedException.class, this::open, "length " + length);
    }
  }

  @Test
  void refusesACheckpointWithAnyBitFlipped() throws IOException {
    Path checkpoint = FOLDER.resolve(TileFolder.CHECKPOINT);
    for (int bit = 0; bit < read(checkpoint).length * 8; bit++) {
      flip(checkpoint, bit);
      assertThrows(LedgerRefusedException.class, this::open, "bit " + bit);
      flip(checkpoint, bit);
    }
  }

  @Test
  void findsAnyBitFlippedInAPublishedFile() throws IOException {
    TileFolder published = new TileFolder(disk, FOLDER);
    assertEquals(4, verify(published).size());
    for (String name : List.of("checkpoint", "tile/0/000.p/4", "tile/entries/000.p/4")) {
      Path file = FOLDER.resolve(name);
      for (int bit = 0; bit < read(file).length * 8; bit++) {
        flip(file, bit);
        assertThrows(MalformedException.class, () -> verify(published));
        flip(file, bit);
      }
    }
  }

  /** A large journal, a random bit at a time; {@code -Dchaperone.tamper.flips=1000000} for more. */
  @Test
  void refusesALargeJournalWithRandomBitsFlipped() throws IOException {
    Random random = new Random(5);
    try (Ledger ledger = open()) {
      for (int i = 0; i < 300; i++) {
        byte[] leaf = new byte[random.nextInt(400)];
        random.nextBytes(leaf);
        ledger.enqueue(leaf);
        if (i % 7 == 0) {
          ledger.flush();
        }
      }
    }
    int bits = read(JOURNAL).length * 8;
    for (int i = 0; i < Integer.getInteger("chaperone.tamper.flips", 300); i++) {
      int bit = random.nextInt(bits);
      flip(JOURNAL, bit);
      assertThrows(LedgerRefusedException.class, this::open, "bit " + bit);
      flip(JOURNAL, bit);
    }
  }

  @Test
  void refusesBatchesThatWereRemovedSwappedOrRepeated() throws IOException {
    byte[] journal = read(JOURNAL);
    byte[] mark = "CHBATCH1".getBytes(StandardCharsets.US_ASCII);
    int[] starts =
        IntStream.range(0, journal.length - 8)
            .filter(i -> Arrays.equals(mark, 0, 8, journal, i, i + 8))
            .toArray();
    assertEquals(4, starts.length);
    byte[] head = Arrays.copyOf(journal, starts[0]);
    byte[][] batches = new byte[4][];
    for (int i = 0; i < 4; i++) {
      int end = i == 3 ? journal.length : starts[i + 1];
      batches[i] = Arrays.copyOfRange(journal, starts[i], end);
    }
    for (int[] order :
        new int[][] {{1, 2, 3}, {0, 2, 3}, {0, 1, 2}, {0, 2, 1, 3}, {0, 1, 1, 2, 3}}) {
      var changed = new ByteArrayOutputStream();
      changed.writeBytes(head);
      for (int batch : order) {
        changed.writeBytes(batches[batch]);
      }
      write(JOURNAL, changed.toByteArray());
      assertThrows(LedgerRefusedException.class, this::open, Arrays.toString(order));
    }
  }

  @Test
  void refusesAJournalThatIsGone() throws IOException {
    disk.delete(JOURNAL);
    assertThrows(LedgerRefusedException.class, this::open);
  }

  private static MerkleTree verify(TileFolder tiles) throws IOException {
    return tiles.verify(tiles.checkpoint().orElseThrow(), KEY.verifier(), (i, entry) -> {});
  }
}
