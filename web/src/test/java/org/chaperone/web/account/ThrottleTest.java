package org.chaperone.web.account;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who floods waits, and nobody else is refused. */
final class ThrottleTest {

  private final AtomicLong nanos = new AtomicLong(1);
  private final Throttle throttle = new Throttle(request -> "", nanos::get);

  @Test
  void anAddressThatFloodsIsRefusedForAMinuteAndOthersAreNot() {
    for (int i = 0; i < Throttle.AN_ADDRESS; i++) {
      assertTrue(throttle.allows("192.0.2.1"));
    }
    assertFalse(throttle.allows("192.0.2.1"));
    assertTrue(throttle.allows("192.0.2.2"));
    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    assertTrue(throttle.allows("192.0.2.1"));
  }

  @Test
  void aNameThatManyTryIsSlowedAndNeverRefused() {
    for (int i = 0; i < Throttle.A_NAME; i++) {
      assertFalse(throttle.isBusy("Dora"));
    }
    assertTrue(throttle.isBusy("Dora"));
    assertFalse(throttle.isBusy("Nora"));
    for (int i = 0; i < 10_000; i++) {
      assertTrue(throttle.allows("2001:db8::" + Integer.toHexString(i)));
    }
    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    assertFalse(throttle.isBusy("Dora"));
  }

  @Test
  void aFloodOfAddressesKeepsNobodyOut() {
    for (int i = 0; i < 30_000; i++) {
      throttle.allows("2001:db8::" + Integer.toHexString(i));
    }
    assertTrue(throttle.allows("192.0.2.1"));
  }
}
