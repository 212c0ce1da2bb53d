package org.chaperone.bench.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.chaperone.trace.Progress;

/**
 * Runs tasks on a few threads and hands over their results in the tasks' order.
 *
 * <p>No task starts more than a few before the oldest result is taken, so results never pile up.
 *
 * @param threads how many run at a time
 * @param progress is told of each one done
 */
public record Workers(int threads, Progress progress) {

  /** A piece of work. */
  public interface Task<T> {
    /** Does it. */
    T done() throws Exception;
  }

  /**
   * Runs all tasks.
   *
   * @param taker takes each result, on the caller's thread
   * @throws IllegalStateException when a task failed; what it threw is the cause
   */
  public <T> void run(String what, List<? extends Task<T>> tasks, Consumer<? super T> taker)
      throws InterruptedException {
    progress.begin(what, tasks.size());
    Deque<Future<T>> running = new ArrayDeque<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      try {
        for (Task<T> task : tasks) {
          running.add(pool.submit(task::done));
          if (running.size() > 4 * threads) {
            take(running, taker);
          }
        }
        while (!running.isEmpty()) {
          take(running, taker);
        }
      } finally {
        pool.shutdownNow();
      }
    }
    progress.end();
  }

  private <T> void take(Deque<Future<T>> running, Consumer<? super T> taker)
      throws InterruptedException {
    try {
      taker.accept(running.remove().get());
    } catch (ExecutionException e) {
      throw new IllegalStateException("a task of the benchmark failed", e.getCause());
    }
    progress.advance(1);
  }
}
