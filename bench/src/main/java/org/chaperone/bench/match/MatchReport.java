package org.chaperone.bench.match;

import java.util.List;
import org.chaperone.bench.report.Machine;
import org.chaperone.bench.report.Spread;

/**
 * All figures of one run.
 *
 * @param command as it was typed
 * @param seed of split and attacks
 * @param machine it ran on
 * @param index what the archive's index costs
 * @param heldOut photographs that were held out
 * @param overall all families together
 * @param families each family
 * @param strangers pictures that are no copies: held out, neighbours
 * @param sequences real sequences, each of them, where there were any
 * @param peakHeap the most heap in use at a time, garbage included, in bytes
 */
record MatchReport(
    String command,
    long seed,
    Machine machine,
    IndexCost index,
    int heldOut,
    Overall overall,
    List<FamilyRow> families,
    List<StrangerRow> strangers,
    List<StrangerRow> sequences,
    long peakHeap) {

  /** A family below this share is called weak. */
  static final double FAMILY_TARGET = .93;

  /**
   * All families together.
   *
   * @param queries leaked pictures
   * @param rightFirst right at rank 1
   * @param recall share of these
   * @param wrong pictures with a copy reported that is not in them
   * @param pdqRecall PDQ's share of right ones on the same pictures
   * @param pdqWrong pictures with a photograph accepted by PDQ that is not in them
   * @param weak families below 93%
   * @param cpuMs CPU time of a query
   * @param wallMs time of a query
   */
  record Overall(
      int queries,
      int rightFirst,
      double recall,
      int wrong,
      double pdqRecall,
      int pdqWrong,
      List<String> weak,
      Spread cpuMs,
      Spread wallMs) {

    static Overall of(List<FamilyRow> families, Spread cpuMs, Spread wallMs) {
      int queries = families.stream().mapToInt(FamilyRow::queries).sum();
      int right = families.stream().mapToInt(FamilyRow::rightFirst).sum();
      int pdq = families.stream().mapToInt(FamilyRow::pdqRightFirst).sum();
      return new Overall(
          queries,
          right,
          (double) right / queries,
          families.stream().mapToInt(FamilyRow::wrong).sum(),
          (double) pdq / queries,
          families.stream().mapToInt(FamilyRow::pdqWrong).sum(),
          families.stream()
              .filter(f -> f.rightFirstShare() < FAMILY_TARGET)
              .map(FamilyRow::family)
              .toList(),
          cpuMs,
          wallMs);
    }
  }
}
