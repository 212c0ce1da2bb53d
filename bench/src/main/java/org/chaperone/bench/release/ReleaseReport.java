package org.chaperone.bench.release;

import java.util.List;
import org.chaperone.bench.report.Machine;

/**
 * All figures of a run.
 *
 * @param wireMillis what the socket adds to the median release of one caller, in milliseconds
 */
public record ReleaseReport(
    String command, Machine machine, List<ReleaseRow> rows, double wireMillis) {

  /** Copies the list. */
  public ReleaseReport {
    rows = List.copyOf(rows);
  }
}
