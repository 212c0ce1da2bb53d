package org.chaperone.bench.site;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chaperone.bench.report.Machine;
import org.chaperone.bench.report.Table;

/**
 * All figures of a run.
 *
 * @param alone one after the other, with nobody else there
 * @param together with everybody at work
 * @param failures what failed and how often; none is what is wanted
 * @param cores that were busy on average while everybody worked, of site and callers together
 */
public record LoadReport(
    String command,
    Machine machine,
    String clinic,
    List<LoadRow> alone,
    List<LoadRow> together,
    Map<String, Integer> failures,
    double cores) {

  /** Copies the collections. */
  public LoadReport {
    alone = List.copyOf(alone);
    together = List.copyOf(together);
    failures = Map.copyOf(failures);
  }

  /** For people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(command).append('\n').append(machine.text()).append('\n').append(clinic);
    text.append("\n\nOne person alone, after warming up, in milliseconds:\n").append(table(alone));
    text.append("\nAll of them, in milliseconds:\n").append(table(together));
    text.append(String.format(Locale.ROOT, "%n%.2f cores busy, callers included. ", cores));
    text.append(failures.isEmpty() ? "Nothing failed.\n" : "Failed: " + failures + "\n");
    return text.toString();
  }

  private static String table(List<LoadRow> rows) {
    Table table = new Table("click", "count", "p50", "p95", "p99", "worst");
    for (LoadRow row : rows) {
      table.row(
          row.click(),
          row.count(),
          whole(row.p50()),
          whole(row.p95()),
          whole(row.p99()),
          whole(row.worst()));
    }
    return table.text();
  }

  private static String whole(double millis) {
    return String.format(Locale.ROOT, "%.0f", millis);
  }
}
