package org.chaperone.web.administration.evening;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chaperone.keyholder.Keyholder;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Asks the keyholder every few minutes whether an evening has passed. When it has, and what is to
 * be told, the keyholder decides by its own clock; signing in asks too, so a server that does not
 * ask keeps nothing from anybody.
 */
@Component
@Lazy(false)
final class Evenings implements InitializingBean, DisposableBean {

  private static final Duration EVERY = Duration.ofMinutes(5);

  private final Keyholder keyholder;
  private final CountDownLatch ending = new CountDownLatch(1);

  Evenings(Keyholder keyholder) {
    this.keyholder = keyholder;
  }

  @Override
  public void afterPropertiesSet() {
    Thread.ofPlatform().daemon().name("evenings").start(this::keepAsking);
  }

  private void keepAsking() {
    try {
      while (!ending.await(EVERY.toSeconds(), TimeUnit.SECONDS)) {
        ask();
      }
    } catch (InterruptedException e) {
      // Nobody else knows this thread; to interrupt it is to end it.
    }
  }

  private void ask() {
    try {
      keyholder.endOfDay();
    } catch (RuntimeException e) {
      // It is stopped or cannot be reached, which every page says; it is asked again.
    }
  }

  @Override
  public void destroy() {
    ending.countDown();
  }
}
