package org.chaperone.cli.trace;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chaperone.cli.terminal.ProgressLine;
import org.chaperone.cli.terminal.Terminal;

/**
 * Stops work cleanly when the process is asked to end: the working thread is interrupted, and the
 * process ends when it has put away what it did.
 */
public final class Stopping implements AutoCloseable {

  /** A picture in work is finished first; none takes nearly as long. */
  private static final int MOST_SECONDS = 60;

  private final Thread worker = Thread.currentThread();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final ProgressLine line;
  private final Terminal terminal;
  private final Thread hook;
  private volatile boolean asked;
  private volatile boolean finished;

  private Stopping(ProgressLine line, Terminal terminal) {
    this.line = line;
    this.terminal = terminal;
    this.hook = new Thread(this::stop, "stopping");
  }

  /** Watches for the end of the process, until closed. */
  public static Stopping onCtrlC(ProgressLine line, Terminal terminal) {
    Stopping stopping = new Stopping(line, terminal);
    Runtime.getRuntime().addShutdownHook(stopping.hook);
    return stopping;
  }

  /** Work that can be stopped. */
  public interface Work<T> {
    /** Does it. */
    T call() throws IOException, InterruptedException;
  }

  /** Does the work in this thread. When asked to stop, this never returns: the process ends. */
  public <T> T run(Work<T> work) throws IOException, InterruptedException {
    try {
      T result = work.call();
      finished = true;
      return result;
    } finally {
      stopped.countDown();
      if (asked && !finished) {
        // Whatever came of the interruption, nothing else is to be said of it.
        waitForTheEnd();
      }
    }
  }

  private static void waitForTheEnd() {
    while (true) {
      try {
        TimeUnit.SECONDS.sleep(MOST_SECONDS);
      } catch (InterruptedException e) {
        // The process is ending; this thread ends with it.
      }
    }
  }

  private void stop() {
    asked = true;
    worker.interrupt();
    boolean clean = false;
    try {
      clean = stopped.await(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!clean || !finished) {
      line.clear();
      terminal.out().println("Stopped. Run the same command again to go on.");
      terminal.out().flush();
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already.
    }
  }
}
