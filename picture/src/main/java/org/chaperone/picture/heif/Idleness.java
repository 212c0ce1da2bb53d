package org.chaperone.picture.heif;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Ends the process when it has waited too long for work. */
final class Idleness {

  private static final long BUSY = Long.MAX_VALUE;

  private final AtomicLong until = new AtomicLong(BUSY);
  private final long patience;

  Idleness(Duration patience) {
    this.patience = patience.toMillis();
    Thread.ofPlatform().daemon().name("idleness").start(this::watch);
  }

  void starts() {
    until.set(System.currentTimeMillis() + patience);
  }

  void ends() {
    until.set(BUSY);
  }

  private void watch() {
    try {
      while (System.currentTimeMillis() < until.get()) {
        Thread.sleep(1000);
      }
      Runtime.getRuntime().halt(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
