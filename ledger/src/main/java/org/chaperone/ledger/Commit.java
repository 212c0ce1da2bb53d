package org.chaperone.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chaperone.ledger.journal.Journal;

/**
 * Entries that become durable together. Whoever waits first carries it out; the others wait for
 * that one, so a lone caller needs no other thread.
 */
final class Commit {

  private final CommitQueue queue;
  private final List<byte[]> leaves = new ArrayList<>();
  private final AtomicBoolean isLed = new AtomicBoolean();
  private final CountDownLatch done = new CountDownLatch(1);
  private int bytes;
  private boolean isTaken;
  private volatile Optional<LedgerStoppedException> failure = Optional.empty();

  Commit(CommitQueue queue) {
    this.queue = queue;
  }

  boolean hasRoomFor(byte[] leaf) {
    return leaves.size() < Journal.MOST_LEAVES
        && bytes + Short.BYTES + leaf.length <= Journal.MOST_LEAVES_BYTES;
  }

  void add(byte[] leaf) {
    leaves.add(leaf);
    bytes += Short.BYTES + leaf.length;
  }

  List<byte[]> leaves() {
    return leaves;
  }

  /** Somebody carries it out, under the queue's lock. */
  void take() {
    isTaken = true;
  }

  boolean isTaken() {
    return isTaken;
  }

  void succeeded() {
    done.countDown();
  }

  void failed(LedgerStoppedException reason) {
    failure = Optional.of(reason);
    done.countDown();
  }

  boolean isDone() {
    return done.getCount() == 0;
  }

  void await() {
    if (!isDone() && isLed.compareAndSet(false, true)) {
      queue.carryOut(this);
    }
    boolean interrupted = false;
    while (!isDone()) {
      try {
        done.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure.isPresent()) {
      throw LedgerStoppedException.again(failure.get());
    }
  }
}
