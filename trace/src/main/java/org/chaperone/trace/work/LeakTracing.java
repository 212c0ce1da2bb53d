package org.chaperone.trace.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.trace.Progress;
import org.chaperone.trace.archive.Archive;
import org.chaperone.trace.intake.IntakeLimits;
import org.chaperone.trace.intake.LeakIntake;
import org.chaperone.trace.intake.LeakItem;
import org.chaperone.trace.intake.LeakSink;
import org.chaperone.trace.report.TraceReport.Verdict;

/**
 * Takes the leak apart and traces its pictures, several at a time, in bounded memory and in a fixed
 * order.
 */
public final class LeakTracing {

  /** How many megabytes of encoded pictures may wait for or be in work. */
  private static final int MEGABYTES = 512;

  private final ItemTracer tracer;
  private final WorkFolder work;
  private final int threads;
  private final Progress progress;

  public LeakTracing(
      Archive archive, WorkFolder work, PictureDecoder decoder, int threads, Progress progress) {
    this.tracer = new ItemTracer(archive, decoder, work);
    this.work = work;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * Traces everything in these files and folders.
   *
   * @return what became of each item, in the order of the leak
   */
  public List<Tracked> trace(List<Path> leaks) throws IOException, InterruptedException {
    List<Future<Tracked>> all = new ArrayList<>();
    Semaphore megabytes = new Semaphore(MEGABYTES);
    Semaphore waiting = new Semaphore(4 * threads);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      try {
        LeakSink sink =
            new LeakSink() {
              private long said;

              @Override
              public void item(LeakItem item) throws InterruptedException {
                all.add(submit(item, pool, megabytes, waiting));
              }

              @Override
              public void progress(long done, long total) {
                if (said == 0) {
                  progress.beginBytes("Tracing the leak", total);
                }
                progress.advance(done - said);
                said = Math.max(done, 1);
              }
            };
        new LeakIntake(IntakeLimits.defaults(), work.scratch()).read(leaks, sink);
        List<Tracked> tracked = new ArrayList<>();
        for (Future<Tracked> f : all) {
          tracked.add(f.get());
        }
        progress.end();
        return tracked;
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException io) {
          throw io;
        }
        if (e.getCause() instanceof UncheckedIOException unchecked) {
          throw unchecked.getCause();
        }
        throw new IllegalStateException("tracing a picture failed", e.getCause());
      } finally {
        pool.shutdownNow();
      }
    }
  }

  private Future<Tracked> submit(
      LeakItem item, ExecutorService pool, Semaphore megabytes, Semaphore waiting)
      throws InterruptedException {
    return switch (item) {
      case LeakItem.Other(String path, String sha256) ->
          CompletableFuture.completedFuture(new Tracked.NotTraced(path));
      case LeakItem.Unreadable(String path, String sha256, String reason) -> {
        progress.found(Verdict.UNREADABLE);
        yield CompletableFuture.completedFuture(
            new Tracked.Traced(ItemTracer.unreadable(path, sha256, reason), Optional.empty()));
      }
      case LeakItem.PictureBytes picture -> {
        Optional<Tracked.Traced> known = work.known(picture.path(), picture.sha256());
        if (known.isPresent()) {
          progress.found(known.get().item().verdict());
          yield CompletableFuture.completedFuture(known.get());
        }
        int weight = Math.min(MEGABYTES, 1 + (picture.bytes().length >> 20));
        waiting.acquire();
        megabytes.acquire(weight);
        yield pool.submit(
            (Callable<Tracked>)
                () -> {
                  try {
                    Tracked.Traced traced = traced(picture);
                    work.remember(traced);
                    progress.found(traced.item().verdict());
                    return traced;
                  } finally {
                    megabytes.release(weight);
                    waiting.release();
                  }
                });
      }
    };
  }

  private Tracked.Traced traced(LeakItem.PictureBytes picture) throws IOException {
    String name = picture.sha256();
    if (work.attempts().isHopeless(name)) {
      return new Tracked.Traced(
          ItemTracer.unreadable(
              picture.path(),
              picture.sha256(),
              "Reading it ended the program twice; it is left out."),
          Optional.empty());
    }
    work.attempts().begin(name);
    Tracked.Traced traced = tracer.trace(picture);
    work.attempts().end(name);
    return traced;
  }
}
