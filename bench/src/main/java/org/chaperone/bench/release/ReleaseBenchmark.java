package org.chaperone.bench.release;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chaperone.bench.report.JsonFile;
import org.chaperone.bench.report.Machine;
import org.chaperone.bench.report.Table;
import org.chaperone.bench.report.TemporaryFolder;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.release.Granted;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.wire.KeyholderServer;
import org.chaperone.keyholder.wire.RemoteKeyholder;
import org.chaperone.keyholder.wire.UnixEndpoint;
import org.chaperone.ledger.disk.DiskFile;
import org.chaperone.ledger.disk.RealDisk;

/**
 * Releases keys in process and over a socket, and forces the bare disk beside it, all in one run.
 */
public final class ReleaseBenchmark {

  private static final int WARM_UP = 3_000;
  private static final int FORCED_BYTES = 1_024;

  private final ReleaseOptions options;

  /** Prepares a run. */
  public ReleaseBenchmark(ReleaseOptions options) {
    this.options = options;
  }

  /** One thing that is done again and again; each caller has its own. */
  @FunctionalInterface
  private interface Step {
    void once(int i) throws IOException;
  }

  /** Makes a caller's step. */
  @FunctionalInterface
  private interface Steps {
    Step ofCaller(int caller) throws IOException;
  }

  /** Runs, and prints the figures. */
  public void run(PrintStream out) throws IOException, InterruptedException, SealException {
    List<ReleaseRow> rows = new ArrayList<>();
    double wire;
    try (TemporaryFolder folder = new TemporaryFolder(options.folder());
        BenchClinic clinic = new BenchClinic(folder.path().resolve("home"))) {
      UnixEndpoint endpoint = UnixEndpoint.of(folder.path().resolve("socket"));
      try (KeyholderServer _ = KeyholderServer.start(clinic.keyholder(), endpoint);
          Keyholder remote = RemoteKeyholder.at(endpoint)) {
        Steps inProcess = caller -> releasing(clinic, clinic.keyholder());
        Steps bySocket = caller -> releasing(clinic, remote);
        warmUp(inProcess);
        warmUp(bySocket);
        rows.add(
            measure(
                "force of the disk alone", 1, caller -> forcing(folder.path().resolve("forced"))));
        for (int callers : options.callers()) {
          rows.add(measure("release in process", callers, inProcess));
          rows.add(measure("release over a socket", callers, bySocket));
        }
        wire = wireMillis(inProcess, bySocket);
      }
    }
    ReleaseReport report = new ReleaseReport(options.command(), Machine.here(), rows, wire);
    print(report, out);
    if (options.json().isPresent()) {
      JsonFile.write(options.json().get(), report);
    }
  }

  private static Step releasing(BenchClinic clinic, Keyholder at) {
    Session doctor = clinic.doctor(at);
    return i -> {
      if (at.release(doctor, clinic.request(i)) instanceof Granted granted) {
        granted.close();
      } else {
        throw new IllegalStateException("a release was refused");
      }
    };
  }

  private static Step forcing(Path path) throws IOException {
    DiskFile file = new RealDisk().open(path);
    byte[] bytes = new byte[FORCED_BYTES];
    return i -> {
      file.write((long) i * FORCED_BYTES, bytes, 0, FORCED_BYTES);
      file.force();
    };
  }

  private static void warmUp(Steps steps) throws IOException {
    Step step = steps.ofCaller(0);
    for (int i = 0; i < WARM_UP; i++) {
      step.once(i);
    }
  }

  /** By turns, a release each, so that what the disk does meanwhile falls on both. */
  private static double wireMillis(Steps inProcess, Steps bySocket) throws IOException {
    Step near = inProcess.ofCaller(0);
    Step far = bySocket.ofCaller(0);
    double[] nearTimes = new double[WARM_UP];
    double[] farTimes = new double[WARM_UP];
    for (int i = 0; i < WARM_UP; i++) {
      nearTimes[i] = timed(near, i);
      farTimes[i] = timed(far, i);
    }
    return at(farTimes, .5) - at(nearTimes, .5);
  }

  private static double timed(Step step, int i) throws IOException {
    long begin = System.nanoTime();
    step.once(i);
    return (System.nanoTime() - begin) / 1e6;
  }

  private static double at(double[] times, double share) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  private ReleaseRow measure(String way, int callers, Steps steps)
      throws IOException, InterruptedException {
    List<Step> all = new ArrayList<>();
    for (int c = 0; c < callers; c++) {
      all.add(steps.ofCaller(c));
    }
    long begin = System.nanoTime();
    long end = begin + options.seconds() * 1_000_000_000L;
    List<Future<double[]>> running = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(callers)) {
      for (Step step : all) {
        running.add(pool.submit(() -> times(step, end)));
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    double[] times = running.stream().flatMapToDouble(ReleaseBenchmark::done).toArray();
    return new ReleaseRow(way, callers, times.length / seconds, at(times, .5), at(times, .99));
  }

  private static double[] times(Step step, long end) throws IOException {
    double[] times = new double[1 << 10];
    int count = 0;
    while (System.nanoTime() < end) {
      if (count == times.length) {
        times = Arrays.copyOf(times, 2 * count);
      }
      times[count] = timed(step, count);
      count++;
    }
    return Arrays.copyOf(times, count);
  }

  private static java.util.stream.DoubleStream done(Future<double[]> caller) {
    try {
      return Arrays.stream(caller.get());
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("a caller failed", e.getCause());
    }
  }

  private static void print(ReleaseReport report, PrintStream out) {
    Table table = new Table("", "callers", "per second", "p50 ms", "p99 ms");
    for (ReleaseRow row : report.rows()) {
      table.row(
          row.way(),
          row.callers(),
          number(row.perSecond(), 0),
          number(row.p50(), 2),
          number(row.p99(), 2));
    }
    out.println(report.machine().text());
    out.println();
    out.print(table.text());
    out.println();
    out.println(
        "The socket adds "
            + number(report.wireMillis(), 3)
            + " ms to the median release of one caller.");
    out.println("Made by: " + report.command());
  }

  private static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
