package org.chaperone.cli.serve;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a server run until the process is asked to end, and the process end when all is put away:
 * opened first, so that it is closed last.
 */
public final class UntilStopped implements AutoCloseable {

  private static final int MOST_SECONDS = 30;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "stopping");

  private UntilStopped() {}

  /** Watches for the end of the process. */
  public static UntilStopped watching() {
    UntilStopped watching = new UntilStopped();
    Runtime.getRuntime().addShutdownHook(watching.hook);
    return watching;
  }

  /** Waits until the process is asked to end. */
  public void await() throws InterruptedException {
    asked.await();
  }

  private void stop() {
    asked.countDown();
    try {
      ended.await(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already.
    }
  }
}
