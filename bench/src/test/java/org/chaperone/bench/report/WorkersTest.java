package org.chaperone.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.chaperone.trace.Progress;
import org.junit.jupiter.api.Test;

class WorkersTest {

  private final Workers workers = new Workers(3, Progress.silent());

  @Test
  void handsOverResultsInTheOrderOfTheTasks() throws Exception {
    List<Workers.Task<Integer>> tasks =
        IntStream.range(0, 50)
            .<Workers.Task<Integer>>mapToObj(
                i ->
                    () -> {
                      Thread.sleep(i % 3);
                      return i;
                    })
            .toList();
    List<Integer> taken = new ArrayList<>();
    workers.run("", tasks, taken::add);
    assertEquals(IntStream.range(0, 50).boxed().toList(), taken);
  }

  @Test
  void startsOnlyAFewTasksAheadOfTheResultsTaken() throws Exception {
    AtomicInteger started = new AtomicInteger();
    List<Workers.Task<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      tasks.add(started::incrementAndGet);
    }
    AtomicInteger taken = new AtomicInteger();
    AtomicInteger farthest = new AtomicInteger();
    workers.run(
        "",
        tasks,
        result -> farthest.accumulateAndGet(started.get() - taken.getAndIncrement(), Math::max));
    assertTrue(farthest.get() <= 4 * 3 + 1, farthest + " tasks ran ahead");
  }

  @Test
  void saysWhatATaskThrew() {
    IOException failure = new IOException("no");
    List<Workers.Task<Integer>> tasks =
        List.of(
            () -> 1,
            () -> {
              throw failure;
            });
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> workers.run("", tasks, r -> {}));
    assertSame(failure, thrown.getCause());
  }
}
