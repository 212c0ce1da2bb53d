package org.chaperone.bench.release;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chaperone.bench.report.JsonFile;
import org.chaperone.bench.report.Latency;
import org.chaperone.bench.report.Machine;
import org.chaperone.bench.report.Table;
import org.chaperone.bench.report.TemporaryFolder;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.release.Granted;
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

  /** Makes what one caller does. */
  @FunctionalInterface
  private interface Caller {
    Latency.Call next() throws IOException, SQLException;
  }

  /** Runs, and prints the figures. */
  public void run(PrintStream out) throws Exception {
    List<ReleaseRow> rows = new ArrayList<>();
    double wire;
    try (TemporaryFolder folder = new TemporaryFolder(options.folder());
        AuditTable table = AuditTable.in(options.postgres());
        BenchClinic clinic = new BenchClinic(folder.path().resolve("home"))) {
      UnixEndpoint endpoint = UnixEndpoint.of(folder.path().resolve("socket"));
      try (KeyholderServer _ = KeyholderServer.start(clinic.keyholder(), endpoint);
          Keyholder remote = RemoteKeyholder.at(endpoint)) {
        Caller inProcess = () -> releasing(clinic, clinic.keyholder());
        Caller bySocket = () -> releasing(clinic, remote);
        warmUp(inProcess.next());
        warmUp(bySocket.next());
        rows.add(
            measured("force of the disk alone", 1, () -> forcing(folder.path().resolve("forced"))));
        for (int callers : options.callers()) {
          rows.add(measured("release in process", callers, inProcess));
          rows.add(measured("release over a socket", callers, bySocket));
          if (options.postgres().isPresent()) {
            rows.add(measured("row of a PostgreSQL audit table", callers, table::inserting));
          }
        }
        wire = wireMillis(inProcess.next(), bySocket.next());
      }
    }
    ReleaseReport report = new ReleaseReport(options.command(), Machine.here(), rows, wire);
    print(report, out);
    if (options.json().isPresent()) {
      JsonFile.write(options.json().get(), report);
    }
  }

  private static Latency.Call releasing(BenchClinic clinic, Keyholder at) {
    Session doctor = clinic.doctor(at);
    return i -> {
      if (at.release(doctor, clinic.request(i)) instanceof Granted granted) {
        granted.close();
      } else {
        throw new IllegalStateException("a release was refused");
      }
    };
  }

  private static Latency.Call forcing(Path path) throws IOException {
    DiskFile file = new RealDisk().open(path);
    byte[] bytes = new byte[FORCED_BYTES];
    return i -> {
      file.write((long) i * FORCED_BYTES, bytes, 0, FORCED_BYTES);
      file.force();
    };
  }

  private static void warmUp(Latency.Call call) throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      call.once(i);
    }
  }

  /** By turns, a release each, so that what the disk does meanwhile falls on both. */
  private static double wireMillis(Latency.Call near, Latency.Call far) throws Exception {
    double[] nearTimes = new double[WARM_UP];
    double[] farTimes = new double[WARM_UP];
    for (int i = 0; i < WARM_UP; i++) {
      nearTimes[i] = Latency.millis(near, i);
      farTimes[i] = Latency.millis(far, i);
    }
    return Latency.at(farTimes, .5) - Latency.at(nearTimes, .5);
  }

  private ReleaseRow measured(String way, int callers, Caller caller)
      throws IOException, SQLException, InterruptedException {
    List<Latency.Call> all = new ArrayList<>();
    for (int c = 0; c < callers; c++) {
      all.add(caller.next());
    }
    return new ReleaseRow(way, Latency.measured(all, options.seconds()));
  }

  private static void print(ReleaseReport report, PrintStream out) {
    Table table = new Table("", "callers", "per second", "p50 ms", "p99 ms");
    for (ReleaseRow row : report.rows()) {
      table.row(
          row.way(),
          row.latency().callers(),
          number(row.latency().perSecond(), 0),
          number(row.latency().p50(), 2),
          number(row.latency().p99(), 2));
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
