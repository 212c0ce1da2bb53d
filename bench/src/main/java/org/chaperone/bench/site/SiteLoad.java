package org.chaperone.bench.site;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chaperone.bench.report.Machine;

/** Lets staff work on a site that shows a demo's people. */
public final class SiteLoad {

  private final URI origin;
  private final List<String> names;
  private final List<Gallery> galleries;

  /**
   * Of a site.
   *
   * @param names whom it lets in by a click, as many as work at the same time at least
   * @param galleries whom they look at
   */
  public SiteLoad(URI origin, List<String> names, List<Gallery> galleries) {
    this.origin = origin;
    this.names = List.copyOf(names);
    this.galleries = List.copyOf(galleries);
  }

  /**
   * Measures one person alone, then all together.
   *
   * @param clinic what it is like, for the report
   */
  public LoadReport run(LoadOptions options, String clinic, String command)
      throws IOException, InterruptedException {
    Timings alone = alone(options);
    Timings together = new Timings();
    long cpu = Machine.cpuOfProcess();
    long began = System.nanoTime();
    together(options, together);
    double cores = (Machine.cpuOfProcess() - cpu) / (double) (System.nanoTime() - began);
    return new LoadReport(
        command,
        Machine.here(),
        clinic,
        alone.rows(),
        together.rows(),
        failures(alone, together),
        cores);
  }

  private static Map<String, Integer> failures(Timings... of) {
    Map<String, Integer> failures = new TreeMap<>();
    for (Timings timings : of) {
      timings.failures().forEach((how, often) -> failures.merge(how, often, Integer::sum));
    }
    return failures;
  }

  private Timings alone(LoadOptions options) throws IOException, InterruptedException {
    Timings timings = new Timings();
    // The first time warms up.
    for (int times : new int[] {options.alone(), options.alone()}) {
      timings = new Timings();
      try (StaffMember one = new StaffMember(origin, galleries, timings, new Random(1))) {
        one.signIn(names.getFirst());
        for (int i = 0; i < times; i++) {
          one.seeOne(() -> true);
          // As people do; who searches faster is held to be a program.
          Thread.sleep(options.leastThought());
        }
      }
    }
    return timings;
  }

  private void together(LoadOptions options, Timings timings)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + options.lasting().toNanos();
    List<Future<String>> working = new ArrayList<>();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < options.staff(); i++) {
        String name = names.get(i);
        Random random = new Random(i);
        working.add(
            people.submit(
                () -> {
                  try (StaffMember one = new StaffMember(origin, galleries, timings, random)) {
                    // Nobody comes at the very same moment.
                    Thread.sleep(options.thought(random));
                    one.signIn(name);
                    while (System.nanoTime() < end) {
                      one.seeOne(
                          () -> {
                            Thread.sleep(options.thought(random));
                            return System.nanoTime() < end;
                          });
                    }
                  }
                  return name;
                }));
      }
    }
    for (Future<String> one : working) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw new IOException("Somebody could not work.", e.getCause());
      }
    }
  }
}
