package org.chaperone.bench.seal;

import java.util.List;
import org.chaperone.bench.report.Latency;
import org.chaperone.bench.report.Machine;

/**
 * All figures of a run.
 *
 * @param sealing one row for each way and size
 * @param first sealing and opening 5 MB for the first time after the warm-up
 * @param steady the same at the end of the run
 * @param taking what taking in a photograph costs
 * @param viewing what a release and the opening of a display take, and with its mark
 */
public record SealReport(
    String command,
    Machine machine,
    List<Row> sealing,
    Pair first,
    Pair steady,
    Taking taking,
    Viewing viewing) {

  /**
   * A speed, the median of all rounds.
   *
   * @param overRaw times the speed of the bare cipher in chunks of 16 KiB, in the same direction
   *     and run
   */
  public record Row(String what, int bytes, double megabytesASecond, double overRaw) {}

  /** Sealing and opening, in milliseconds. */
  public record Pair(double seal, double open) {}

  /**
   * Medians of one thread, in milliseconds.
   *
   * @param pixels of a photograph
   * @param bytes of its file
   * @param all from the file to the row on the disk
   * @param pictures decoding, encoding, fingerprint
   * @param sealing the cipher and the hash of what it makes, without the disk
   */
  public record Taking(
      int photographs, long pixels, long bytes, double all, double pictures, double sealing) {}

  /**
   * Looking at displays.
   *
   * @param bytes of a sealed display with its mask
   * @param latency of release and opening
   * @param served of release, opening, decoding, marking and encoding
   */
  public record Viewing(long bytes, Latency latency, Latency served) {}

  /** Copies the list. */
  public SealReport {
    sealing = List.copyOf(sealing);
  }
}
