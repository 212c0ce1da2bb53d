package org.chaperone.bench.site;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chaperone.bench.report.Latency;

/** How long clicks took, and what failed. Safe to use from many threads. */
final class Timings {

  private final Map<Click, List<Double>> millis = new EnumMap<>(Click.class);
  private final Map<String, Integer> failures = new TreeMap<>();

  synchronized void took(Click click, double time) {
    millis.computeIfAbsent(click, same -> new ArrayList<>()).add(time);
  }

  synchronized void failed(Click click, String how) {
    failures.merge(click.words() + ": " + how, 1, Integer::sum);
  }

  synchronized List<LoadRow> rows() {
    List<LoadRow> rows = new ArrayList<>();
    millis.forEach(
        (click, all) -> {
          double[] times = all.stream().mapToDouble(Double::doubleValue).toArray();
          rows.add(
              new LoadRow(
                  click.words(),
                  times.length,
                  Latency.at(times, .5),
                  Latency.at(times, .95),
                  Latency.at(times, .99),
                  Latency.at(times, 1)));
        });
    return rows;
  }

  synchronized Map<String, Integer> failures() {
    return Map.copyOf(failures);
  }
}
