package org.chaperone.trace.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a trace found: the contract {@code chaperone-trace/1}, in the order it is written to {@code
 * report.json}.
 *
 * <p>The constructors refuse what the contract does not allow, so that a mistake shows where it is
 * made and not in a written report.
 *
 * @param marks what marks can say and on what it rests; where views are on record
 */
public record TraceReport(
    @JsonProperty(required = true) String format,
    @JsonProperty(required = true) ArchiveSummary archive,
    @JsonProperty(required = true) List<Item> items,
    @JsonProperty(required = true) Summary summary,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<MarkNotes> marks) {

  public static final String FORMAT = "chaperone-trace/1";

  public TraceReport {
    if (!format.equals(FORMAT)) {
      throw new IllegalArgumentException("a report of format " + FORMAT + " is wanted");
    }
    items = List.copyOf(items);
  }

  /** A report on these items, with its summary counted from them. */
  public static TraceReport of(ArchiveSummary archive, List<Item> items, int other) {
    return new TraceReport(FORMAT, archive, items, Summary.of(items, other), Optional.empty());
  }

  /** The same report with what its marks rest on. */
  public TraceReport with(MarkNotes notes) {
    return new TraceReport(format, archive, items, summary, Optional.of(notes));
  }

  /** The words of the contract, most certain first. */
  public enum Verdict {
    EXACT,
    COPY,
    SERIES,
    NONE,
    UNREADABLE;

    /** The word as the contract writes it, in lower case. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What was searched.
   *
   * @param photographs how many photographs the archive's index holds
   */
  public record ArchiveSummary(
      @JsonProperty(required = true) String path,
      @JsonProperty(required = true) int photographs,
      @JsonProperty(required = true) List<UnreadablePhotograph> unreadable) {

    public ArchiveSummary {
      unreadable = List.copyOf(unreadable);
    }
  }

  /** A file of the archive that could not be indexed. */
  public record UnreadablePhotograph(
      @JsonProperty(required = true) String path, @JsonProperty(required = true) String reason) {}

  /**
   * One picture of the leak.
   *
   * @param matches best first; empty for none and unreadable
   */
  public record Item(
      @JsonProperty(required = true) String path,
      @JsonProperty(required = true) String sha256,
      @JsonProperty(required = true) Verdict verdict,
      @JsonProperty(required = true) List<Match> matches,
      @JsonProperty(required = true) String reason) {

    public Item {
      matches = List.copyOf(matches);
    }
  }

  /**
   * One photograph of the archive found in a leaked picture.
   *
   * @param verdict exact, copy or series
   * @param score 0 to 1
   * @param inliers matched points that agree with the transform; 0 where bytes alone decided
   * @param region four corners (x, y) in the leaked picture's pixels, in the order of the
   *     photograph's own corners: top left, top right, bottom right, bottom left
   * @param transform 3×3 row by row, from the photograph's pixels to the leaked picture's
   * @param views the views that its marks name, strongest first
   * @param marks what looking for marks was; where views are on record
   */
  public record Match(
      @JsonProperty(required = true) String photograph,
      @JsonProperty(required = true) Verdict verdict,
      @JsonProperty(required = true) double score,
      @JsonProperty(required = true) int inliers,
      @JsonProperty(required = true) List<List<Double>> region,
      @JsonProperty(required = true) List<Double> transform,
      @JsonProperty(required = true) boolean mirrored,
      @JsonProperty(required = true) String reason,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
          List<NamedView> views,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<MarkEvidence> marks) {

    /** A match where nobody looked for marks. */
    public Match(
        String photograph,
        Verdict verdict,
        double score,
        int inliers,
        List<List<Double>> region,
        List<Double> transform,
        boolean mirrored,
        String reason) {
      this(
          photograph,
          verdict,
          score,
          inliers,
          region,
          transform,
          mirrored,
          reason,
          List.of(),
          Optional.empty());
    }

    /** The same match with what its marks say, and so perhaps with another verdict. */
    public Match marked(
        Verdict newVerdict, String newReason, List<NamedView> named, Optional<MarkEvidence> found) {
      return new Match(
          photograph,
          newVerdict,
          score,
          inliers,
          region,
          transform,
          mirrored,
          newReason,
          named,
          found);
    }

    public Match {
      if (verdict == Verdict.NONE || verdict == Verdict.UNREADABLE) {
        throw new IllegalArgumentException("a match is exact, copy or series");
      }
      if (!(score >= 0 && score <= 1) || inliers < 0) {
        throw new IllegalArgumentException("a score is 0 to 1, and inliers are counted from 0");
      }
      views = List.copyOf(views);
      region = region.stream().map(List::copyOf).toList();
      transform = List.copyOf(transform);
      if (region.size() != 4 || !region.stream().allMatch(point -> isFinite(point, 2))) {
        throw new IllegalArgumentException("a region has four corners of two finite numbers");
      }
      if (!isFinite(transform, 9)) {
        throw new IllegalArgumentException("a transform has nine finite numbers");
      }
    }

    private static boolean isFinite(List<Double> numbers, int size) {
      return numbers.size() == size && numbers.stream().allMatch(Double::isFinite);
    }
  }

  /**
   * The counts on top.
   *
   * @param photographsAffected distinct photographs with an exact or copy match
   * @param other files of the leak that are neither pictures nor containers
   */
  public record Summary(
      @JsonProperty(required = true) int exact,
      @JsonProperty(required = true) int copy,
      @JsonProperty(required = true) int series,
      @JsonProperty(required = true) int none,
      @JsonProperty(required = true) int unreadable,
      @JsonProperty(value = "photographs_affected", required = true) int photographsAffected,
      int other) {

    /** Counts the verdicts of these items. */
    public static Summary of(List<Item> items, int other) {
      Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
      Set<String> affected = new HashSet<>();
      for (Item item : items) {
        counts.merge(item.verdict(), 1, Integer::sum);
        for (Match match : item.matches()) {
          if (match.verdict() != Verdict.SERIES) {
            affected.add(match.photograph());
          }
        }
      }
      return new Summary(
          counts.getOrDefault(Verdict.EXACT, 0),
          counts.getOrDefault(Verdict.COPY, 0),
          counts.getOrDefault(Verdict.SERIES, 0),
          counts.getOrDefault(Verdict.NONE, 0),
          counts.getOrDefault(Verdict.UNREADABLE, 0),
          affected.size(),
          other);
    }

    /** How many pictures the leak holds, readable or not. */
    public int pictures() {
      return exact + copy + series + none + unreadable;
    }
  }
}
