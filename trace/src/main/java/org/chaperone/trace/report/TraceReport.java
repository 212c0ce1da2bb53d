package org.chaperone.trace.report;

import java.util.List;

/**
 * What a trace found: the contract {@code chaperone-trace/1}, in the order it is written to {@code
 * report.json}.
 */
public record TraceReport(
    String format, ArchiveSummary archive, List<Item> items, Summary summary) {

  public static final String FORMAT = "chaperone-trace/1";

  /** The words of the contract, most certain first. */
  public enum Verdict {
    EXACT,
    COPY,
    SERIES,
    NONE,
    UNREADABLE
  }

  /**
   * What was searched.
   *
   * @param photographs how many photographs the archive's index holds
   */
  public record ArchiveSummary(
      String path, int photographs, List<UnreadablePhotograph> unreadable) {}

  /** A file of the archive that could not be indexed. */
  public record UnreadablePhotograph(String path, String reason) {}

  /**
   * One picture of the leak.
   *
   * @param matches best first; empty for none and unreadable
   */
  public record Item(
      String path, String sha256, Verdict verdict, List<Match> matches, String reason) {}

  /**
   * One photograph of the archive found in a leaked picture.
   *
   * @param score 0 to 1
   * @param inliers matched points that agree with the transform; 0 where bytes alone decided
   * @param region four corners (x, y) in the leaked picture's pixels, in the order of the
   *     photograph's own corners: top left, top right, bottom right, bottom left
   * @param transform 3×3 row by row, from the photograph's pixels to the leaked picture's
   */
  public record Match(
      String photograph,
      Verdict verdict,
      double score,
      int inliers,
      List<List<Double>> region,
      List<Double> transform,
      boolean mirrored,
      String reason) {}

  /**
   * The counts on top.
   *
   * @param photographsAffected distinct photographs with an exact or copy match
   * @param other files of the leak that are neither pictures nor containers
   */
  public record Summary(
      int exact,
      int copy,
      int series,
      int none,
      int unreadable,
      int photographsAffected,
      int other) {}
}
