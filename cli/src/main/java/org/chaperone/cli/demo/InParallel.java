package org.chaperone.cli.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chaperone.trace.Progress;

/** Numbered pieces of work, several at a time. */
final class InParallel {

  private InParallel() {}

  /** One piece of the work. */
  interface Piece {
    void work(int index) throws IOException;
  }

  /** Does pieces 0 to below {@code count}, each an own step of the progress. */
  static void forEach(int count, int threads, Piece piece, Progress progress)
      throws IOException, InterruptedException {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      try {
        List<Future<Integer>> pieces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          int index = i;
          Callable<Integer> task =
              () -> {
                piece.work(index);
                return index;
              };
          pieces.add(pool.submit(task));
        }
        for (Future<Integer> done : pieces) {
          done.get();
          progress.advance(1);
        }
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException io) {
          throw io;
        }
        throw new IllegalStateException("drawing failed", e.getCause());
      } finally {
        pool.shutdownNow();
      }
    }
  }
}
