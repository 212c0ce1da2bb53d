package org.chaperone.web.home;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chaperone.vault.Vault;
import org.springframework.stereotype.Component;

/**
 * Whether photographs can be opened: the keyholder answers and is not locked down, and the database
 * answers. Asked at most once a second, however often somebody wants to know.
 */
@Component
public final class Readiness implements AutoCloseable {

  private static final long KEPT_NANOS = 1_000_000_000L;
  private static final int PATIENCE_SECONDS = 3;

  private final Vault vault;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private long asked = System.nanoTime() - 2 * KEPT_NANOS;
  private boolean wasReady;

  /** Of a vault. */
  public Readiness(Vault vault) {
    this.vault = vault;
  }

  /** Whether it is ready; within {@value #PATIENCE_SECONDS} seconds. */
  public synchronized boolean isReady() {
    if (System.nanoTime() - asked > KEPT_NANOS) {
      wasReady = answersInTime(() -> !vault.keyholder().status().lockedDown() && hasRows());
      asked = System.nanoTime();
    }
    return wasReady;
  }

  private boolean hasRows() {
    return vault.rows().tenant().isPresent();
  }

  private boolean answersInTime(Callable<Boolean> question) {
    Future<Boolean> answer = threads.submit(question);
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // Whatever it was, it is no answer; the log has what failed where somebody needed it.
      answer.cancel(true);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
