package org.chaperone.ledger;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Group commit: entries that arrive while the disk is busy become durable together, next. After the
 * first failure, and after it was stopped, nothing is written any more.
 */
final class CommitQueue {

  /** Makes leaves durable, all or none of which count. */
  @FunctionalInterface
  interface Writer {
    void write(List<byte[]> leaves) throws IOException;
  }

  private final Writer writer;
  private final Deque<Commit> waiting = new ArrayDeque<>();
  private final ReentrantLock committing = new ReentrantLock();
  private long nextIndex;
  private volatile Optional<LedgerStoppedException> stopped = Optional.empty();

  CommitQueue(long nextIndex, Writer writer) {
    this.nextIndex = nextIndex;
    this.writer = writer;
  }

  PendingEntry enqueue(byte[] leaf) {
    synchronized (waiting) {
      requireRunning();
      Commit open = waiting.peekLast();
      if (open == null || !open.hasRoomFor(leaf)) {
        open = new Commit(this);
        waiting.add(open);
      }
      open.add(leaf);
      return new PendingEntry(open, nextIndex++);
    }
  }

  /** Returns when all entries taken so far are durable. */
  void flush() {
    Optional<Commit> last;
    synchronized (waiting) {
      last = Optional.ofNullable(waiting.peekLast());
    }
    if (last.isPresent()) {
      last.get().await();
    } else {
      awaitIdle();
    }
  }

  /** Commits in their order, up to the given one; its caller is the one who leads it. */
  void carryOut(Commit wanted) {
    boolean isCarriedOut = false;
    while (!isCarriedOut) {
      Runnable tellCallers;
      committing.lock();
      try {
        if (wanted.isTaken()) {
          return;
        }
        Commit next = take();
        isCarriedOut = next == wanted;
        tellCallers = carriedOut(next);
      } finally {
        committing.unlock();
      }
      // After the lock is free: the next leader goes to the disk while these callers wake up.
      tellCallers.run();
    }
  }

  private Commit take() {
    synchronized (waiting) {
      Commit next = waiting.remove();
      next.take();
      return next;
    }
  }

  private Runnable carriedOut(Commit next) {
    try {
      requireRunning();
      writer.write(next.leaves());
      return next::succeeded;
    } catch (IOException | RuntimeException | Error e) {
      // An error too, such as too little memory: nobody knows how far the writing came.
      LedgerStoppedException reason =
          stop(
              new LedgerStoppedException(
                  "The ledger stopped because its disk failed: " + e.getMessage(), e));
      return () -> next.failed(reason);
    }
  }

  /** Stops for ever; returns the first reason there was. */
  LedgerStoppedException stop(LedgerStoppedException reason) {
    synchronized (waiting) {
      if (stopped.isEmpty()) {
        stopped = Optional.of(reason);
      }
      return stopped.get();
    }
  }

  boolean isStopped() {
    return stopped.isPresent();
  }

  private void requireRunning() {
    if (stopped.isPresent()) {
      throw LedgerStoppedException.again(stopped.get());
    }
  }

  /** Returns when what is on its way to the disk has come there or failed. */
  void awaitIdle() {
    committing.lock();
    try {
      // Whoever was writing had the lock.
    } finally {
      committing.unlock();
    }
  }
}
