package org.chaperone.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void takesTheSmallestValuesThatHalfAnd95PercentDoNotExceed() {
    List<Double> values = IntStream.rangeClosed(1, 100).mapToObj(i -> 101.0 - i).toList();
    assertEquals(new Spread(100, 50, 95), Spread.of(values));
    assertEquals(new Spread(1, 7, 7), Spread.of(List.of(7.0)));
    assertEquals(new Spread(2, 1, 3), Spread.of(List.of(3.0, 1.0)));
  }

  @Test
  void showsADashWhereNothingWasMeasured() {
    assertEquals("–", Spread.of(List.of()).text(1));
    assertEquals("0.5 / 2.0", Spread.of(List.of(.5, 2.0)).text(1));
  }
}
