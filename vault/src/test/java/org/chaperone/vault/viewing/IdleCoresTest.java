package org.chaperone.vault.viewing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work that is shared with idle cores. */
@Timeout(60)
final class IdleCoresTest {

  @Test
  void givesWhatPartsCameToInTheirOrder() throws Exception {
    List<Integer> expected = IntStream.range(0, 500).map(i -> i * i).boxed().toList();
    assertEquals(expected, new IdleCores(4).all(500, i -> i * i));
    assertEquals(List.of(), new IdleCores(4).all(0, i -> i));
  }

  @Test
  void isTheCallersAloneWhereThereIsOneCore() throws Exception {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    new IdleCores(1).all(50, i -> threads.add(Thread.currentThread()));
    assertEquals(Set.of(Thread.currentThread()), threads);
  }

  @Test
  void takesTheOtherCoreWhenNobodyHasIt() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    // Neither part can end without the other having begun.
    assertEquals(List.of(0, 1), new IdleCores(2).all(2, i -> meeting(both, i)));
  }

  @Test
  void leavesTheOtherCoreToWhoeverHasIt() throws Exception {
    IdleCores cores = new IdleCores(2);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    FutureTask<List<Boolean>> other =
        new FutureTask<>(() -> cores.all(1, i -> waiting(begun, over)));
    Thread.ofPlatform().start(other);
    begun.await();
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    cores.all(50, i -> threads.add(Thread.currentThread()));
    assertEquals(Set.of(Thread.currentThread()), threads);
    over.countDown();
    assertEquals(List.of(true), other.get());
  }

  @Test
  void neverHasMoreThanTheCores() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    new IdleCores(3)
        .all(
            200,
            i -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              try {
                TimeUnit.MICROSECONDS.sleep(200);
              } catch (InterruptedException e) {
                throw new IOException(e);
              }
              return now.decrementAndGet();
            });
    assertTrue(most.get() <= 3, () -> most + " at once");
  }

  @Test
  void throwsWhatAPartThrewOnceNoneRuns() {
    AtomicInteger running = new AtomicInteger();
    IOException thrown =
        assertThrows(
            IOException.class,
            () ->
                new IdleCores(2)
                    .all(
                        40,
                        i -> {
                          running.incrementAndGet();
                          try {
                            if (i == 7) {
                              throw new IOException("seven");
                            }
                            return i;
                          } finally {
                            running.decrementAndGet();
                          }
                        }));
    assertEquals("seven", thrown.getMessage());
    assertEquals(0, running.get());
  }

  private static int meeting(CyclicBarrier both, int i) throws IOException {
    try {
      both.await();
      return i;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static boolean waiting(CountDownLatch begun, CountDownLatch over) throws IOException {
    begun.countDown();
    try {
      over.await();
      return true;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
