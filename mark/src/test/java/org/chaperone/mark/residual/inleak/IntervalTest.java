package org.chaperone.mark.residual.inleak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IntervalTest {

  private final Interval interval = new Interval();

  @ParameterizedTest
  @CsvSource({"-.2,.3", "-1,1", "-4,-.5", ".1,3", "-2,0", "1,1.5", "-.7,.05", "2,30", "-30,30"})
  void meanAndVarianceAreThoseOfANormalThatIsCutOff(double low, double high) {
    double step = 1e-4;
    double n = 0;
    double sum = 0;
    double squares = 0;
    for (double x = Math.max(low, -8) + step / 2; x < Math.min(high, 8); x += step) {
      double density = Math.exp(-x * x / 2);
      n += density;
      sum += density * x;
      squares += density * x * x;
    }
    interval.between(low, high);
    assertEquals(sum / n, interval.mean(), .01);
    assertEquals(squares / n - sum / n * (sum / n), interval.variance(), .02);
  }

  @ParameterizedTest
  @CsvSource({"6,9", "-40,-39", "4,4"})
  void whatTheModelDoesNotExplainSaysLittle(double low, double high) {
    interval.between(low, high);
    assertTrue(Math.abs(interval.mean()) <= 3.5, "mean " + interval.mean());
    assertEquals(Math.signum(low + high), Math.signum(interval.mean()));
  }
}
