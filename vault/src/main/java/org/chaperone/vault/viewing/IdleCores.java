package org.chaperone.vault.viewing;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Does the parts of a request on the caller's core and on those that no other request has: a page
 * of thumbnails is there in half the time where nobody else is waiting, and takes no more than its
 * share where somebody is.
 */
final class IdleCores {

  /** One part of the work. */
  @FunctionalInterface
  interface Part<T> {
    /** Does it; safe to use from many threads. */
    T of(int index) throws IOException;
  }

  private final int cores;
  private final AtomicInteger busy = new AtomicInteger();

  /**
   * As many threads as there are cores, and each caller's own.
   *
   * @param cores at least 1
   */
  IdleCores(int cores) {
    this.cores = cores;
  }

  /**
   * Does all parts; none of them is being done any more when this returns or throws.
   *
   * @return what they came to, in their order
   * @throws IOException what the first of them threw that failed
   */
  <T> List<T> all(int parts, Part<T> part) throws IOException {
    List<FutureTask<T>> tasks =
        IntStream.range(0, parts).mapToObj(i -> new FutureTask<>(() -> part.of(i))).toList();
    AtomicInteger next = new AtomicInteger();
    busy.incrementAndGet();
    try {
      for (int mine = next.getAndIncrement(); mine < parts; mine = next.getAndIncrement()) {
        if (next.get() < parts && tookAnother()) {
          Thread.startVirtualThread(() -> help(tasks, next));
        }
        tasks.get(mine).run();
      }
    } finally {
      busy.decrementAndGet();
    }
    return ended(tasks);
  }

  /** Whether there was a core that no request had; it is taken. */
  private boolean tookAnother() {
    int now = busy.get();
    return now < cores && busy.compareAndSet(now, now + 1);
  }

  /** Until nothing is left, or others want the core. */
  private void help(List<? extends Runnable> tasks, AtomicInteger next) {
    try {
      while (busy.get() <= cores) {
        int mine = next.getAndIncrement();
        if (mine >= tasks.size()) {
          return;
        }
        tasks.get(mine).run();
      }
    } finally {
      busy.decrementAndGet();
    }
  }

  private static <T> List<T> ended(List<FutureTask<T>> tasks) throws IOException {
    tasks.forEach(IdleCores::await);
    for (FutureTask<T> task : tasks) {
      if (task.state() == Future.State.FAILED) {
        switch (task.exceptionNow()) {
          case IOException fault -> throw fault;
          case RuntimeException fault -> throw fault;
          case Error fault -> throw fault;
          case Throwable fault -> throw new IllegalStateException(fault);
        }
      }
    }
    return tasks.stream().map(Future::resultNow).toList();
  }

  /** Also an interrupt waits for what has begun: the keys it uses are erased afterwards. */
  private static void await(Future<?> task) {
    boolean isInterrupted = false;
    while (!task.isDone()) {
      try {
        task.get();
      } catch (InterruptedException e) {
        isInterrupted = true;
      } catch (ExecutionException e) {
        // It is looked at when all have ended.
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
