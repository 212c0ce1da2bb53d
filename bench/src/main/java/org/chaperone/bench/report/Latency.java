package org.chaperone.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;

/**
 * How long calls took that several callers made at the same time.
 *
 * @param callers how many made them
 * @param perSecond how many were answered, of all callers together
 * @param p50 milliseconds that half of them took at most
 * @param p99 milliseconds that 99 in 100 took at most
 */
public record Latency(int callers, double perSecond, double p50, double p99) {

  /** What a caller does again and again. */
  @FunctionalInterface
  public interface Call {
    /** Does it for the i-th time. */
    void once(int i) throws Exception;
  }

  /**
   * Lets each caller call for some seconds.
   *
   * @throws IllegalStateException when a call failed; what it threw is the cause
   */
  public static Latency measured(List<? extends Call> callers, int seconds)
      throws InterruptedException {
    long begin = System.nanoTime();
    long end = begin + seconds * 1_000_000_000L;
    List<Future<double[]>> running = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(callers.size())) {
      for (Call call : callers) {
        running.add(pool.submit(() -> times(call, end)));
      }
    }
    double took = (System.nanoTime() - begin) / 1e9;
    double[] times = running.stream().flatMapToDouble(Latency::done).toArray();
    return new Latency(callers.size(), times.length / took, at(times, .5), at(times, .99));
  }

  /** What one call took, in milliseconds. */
  public static double millis(Call call, int i) throws Exception {
    long begin = System.nanoTime();
    call.once(i);
    return (System.nanoTime() - begin) / 1e6;
  }

  /** The smallest time that a share of them does not exceed; 0 when there are none. */
  public static double at(double[] times, double share) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  private static double[] times(Call call, long end) throws Exception {
    double[] times = new double[1 << 10];
    int count = 0;
    while (System.nanoTime() < end) {
      if (count == times.length) {
        times = Arrays.copyOf(times, 2 * count);
      }
      times[count] = millis(call, count);
      count++;
    }
    return Arrays.copyOf(times, count);
  }

  private static DoubleStream done(Future<double[]> caller) {
    try {
      return Arrays.stream(caller.get());
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("a caller failed", e.getCause());
    }
  }
}
