package org.chaperone.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.chaperone.ledger.note.Checkpoint;
import org.chaperone.ledger.note.KeyType;
import org.chaperone.ledger.note.NoteSigner;
import org.chaperone.ledger.tree.ProofCheck;
import org.chaperone.ledger.tree.TreeHasher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

  private static final NoteSigner KEY = NoteSigner.ofLog("clinic.example/ledger", new byte[32]);

  @TempDir private Path folder;

  private static byte[] leaf(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void keepsWhatWasAcknowledged() throws IOException {
    try (Ledger ledger = Ledger.open(folder, KEY)) {
      assertEquals(0, ledger.size());
      for (int i = 0; i < 600; i++) {
        assertEquals(i, ledger.append(leaf("entry " + i)));
      }
    }
    try (Ledger ledger = Ledger.open(folder, KEY)) {
      assertEquals(600, ledger.size());
      assertArrayEquals(leaf("entry 299"), ledger.leaf(299));
      List<Long> seen = new ArrayList<>();
      ledger.leaves(250, 530, (i, bytes) -> seen.add(i));
      assertEquals(280, seen.size());
      assertEquals(529, seen.getLast());
      assertEquals(600, ledger.append(leaf("one more")));
    }
  }

  @Test
  void theCheckpointIsSignedAndItsProofsHold() throws IOException {
    try (Ledger ledger = Ledger.open(folder, KEY)) {
      for (int i = 0; i < 10; i++) {
        ledger.append(leaf("entry " + i));
      }
      var note = ledger.checkpoint().orElseThrow();
      assertTrue(note.verifiedBy(KEY.verifier()));
      Checkpoint checkpoint = Checkpoint.parse(note.text());
      assertEquals(10, checkpoint.size());
      assertEquals(ledger.root(10), checkpoint.root());
      assertTrue(
          ProofCheck.includes(
              4,
              10,
              new TreeHasher().leaf(leaf("entry 4")),
              ledger.inclusionProof(4, 10),
              checkpoint.root()));
      assertTrue(
          ProofCheck.isConsistent(
              3, 10, ledger.consistencyProof(3, 10), ledger.root(3), checkpoint.root()));
    }
  }

  @Test
  void fixesPlacesInTheOrderOfCallsAndWritesThemTogether() throws IOException {
    try (Ledger ledger = Ledger.open(folder, KEY)) {
      PendingEntry first = ledger.enqueue(leaf("first"));
      PendingEntry second = ledger.enqueue(leaf("second"));
      assertEquals(0, ledger.size());
      assertEquals(1, second.await());
      assertEquals(0, first.await());
      assertArrayEquals(leaf("second"), ledger.leaf(1));
    }
  }

  @Test
  void servesManyCallersAtOnce() throws Exception {
    try (Ledger ledger = Ledger.open(folder, KEY)) {
      var indices = new ConcurrentLinkedQueue<Long>();
      List<Thread> callers = new ArrayList<>();
      for (int c = 0; c < 16; c++) {
        int caller = c;
        callers.add(
            Thread.ofVirtual()
                .start(
                    () -> {
                      for (int i = 0; i < 50; i++) {
                        indices.add(ledger.append(leaf(caller + "/" + i)));
                      }
                    }));
      }
      for (Thread caller : callers) {
        caller.join();
      }
      assertEquals(800, indices.stream().distinct().count());
      assertEquals(800, ledger.size());
    }
  }

  @Test
  void anInterruptNeitherEndsTheWaitNorHurtsTheLedger() throws IOException {
    try (Ledger ledger = Ledger.open(folder, KEY)) {
      Thread.currentThread().interrupt();
      assertEquals(0, ledger.append(leaf("interrupted")));
      assertTrue(Thread.interrupted());
      assertEquals(1, ledger.append(leaf("and on")));
    }
  }

  @Test
  void isOpenOnceAtATime() throws IOException {
    Ledger ledger = Ledger.open(folder, KEY);
    assertThrows(IOException.class, () -> Ledger.open(folder, KEY));
    ledger.close();
    Ledger.open(folder, KEY).close();
  }

  @Test
  void takesNothingAfterClosing() throws IOException {
    Ledger ledger = Ledger.open(folder, KEY);
    PendingEntry pending = ledger.enqueue(leaf("taken before"));
    ledger.close();
    assertEquals(0, pending.await());
    assertThrows(LedgerStoppedException.class, () -> ledger.enqueue(leaf("after")));
  }

  @Test
  void refusesTheLedgerOfAnotherKey() throws IOException {
    try (Ledger ledger = Ledger.open(folder, KEY)) {
      ledger.append(leaf("one"));
    }
    byte[] seed = new byte[32];
    seed[0] = 1;
    NoteSigner other = NoteSigner.ofLog("clinic.example/ledger", seed);
    assertThrows(LedgerRefusedException.class, () -> Ledger.open(folder, other));
    NoteSigner renamed = NoteSigner.ofLog("clinic.example/other", new byte[32]);
    assertThrows(LedgerRefusedException.class, () -> Ledger.open(folder, renamed));
  }

  @Test
  void publishesWithFurtherSignatures() throws IOException {
    NoteSigner further =
        new NoteSigner(
            KEY.verifier().name(),
            KeyType.COSIGNATURE_ML_DSA_44,
            new byte[32],
            InstantSource.system());
    try (Ledger ledger = Ledger.open(LedgerSettings.of(folder, KEY).alsoSignedBy(further))) {
      ledger.append(leaf("one"));
      ledger.publish();
      assertTrue(ledger.publishedCheckpoint().verifiedBy(KEY.verifier()));
      assertTrue(ledger.publishedCheckpoint().verifiedBy(further.verifier()));
    }
  }

  @Test
  void flushWaitsForWhatIsOnItsWay() throws Exception {
    try (Ledger ledger = Ledger.open(folder, KEY)) {
      for (int round = 0; round < 200; round++) {
        PendingEntry entry = ledger.enqueue(leaf("entry"));
        Thread waiter = Thread.ofVirtual().start(entry::await);
        Thread.onSpinWait();
        ledger.flush();
        assertEquals(round + 1, ledger.size());
        waiter.join();
      }
    }
  }

  @Test
  void cutsATornTail() throws IOException {
    try (Ledger ledger = Ledger.open(folder, KEY)) {
      ledger.append(leaf("whole"));
    }
    Path journal = folder.resolve("journal");
    byte[] whole = Files.readAllBytes(journal);
    byte[] torn = java.util.Arrays.copyOf(whole, whole.length + 50);
    System.arraycopy(leaf("CHBATCH1"), 0, torn, whole.length, 8);
    Files.write(journal, torn);
    try (Ledger ledger = Ledger.open(folder, KEY)) {
      assertEquals(1, ledger.size());
      assertEquals(1, ledger.append(leaf("next")));
    }
  }
}
