package org.chaperone.desk.paper;

import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.trace.report.TraceReport;
import org.chaperone.trace.report.TraceReport.Verdict;

/**
 * What one leaked picture is.
 *
 * @param path in the leak
 * @param sha256 of the picture's bytes, in hexadecimal digits
 * @param reason the verdict in words
 * @param pairs the photographs found in it, best first
 * @param picture the number of the paper that holds a small copy of it, where there is one
 * @param news whether no earlier dump of this case held the same picture with the same answer
 */
public record Finding(
    String path,
    String sha256,
    Verdict verdict,
    String reason,
    List<Pair> pairs,
    Optional<Long> picture,
    boolean news) {

  /** Copies the list. */
  public Finding {
    pairs = List.copyOf(pairs);
  }

  /**
   * A leaked picture and a photograph that it shows.
   *
   * @param match how alike they are, where, and which views the marks name
   */
  public record Pair(PhotographId photograph, PatientId patient, TraceReport.Match match) {

    /** Whether the photograph itself is in the leak; otherwise it is another shot of the scene. */
    public boolean isConfirmed() {
      return match.verdict() != Verdict.SERIES;
    }

    /**
     * Whether somebody who looks may say otherwise: equal bytes, and a mark that names a view,
     * prove more than eyes can take away.
     */
    public boolean isOpenToJudgement() {
      return match.verdict() != Verdict.EXACT && match.views().isEmpty();
    }
  }

  /** What is the same when the same picture comes again. */
  public String answer() {
    StringBuilder text = new StringBuilder(sha256).append(' ').append(verdict);
    pairs.stream()
        .map(pair -> " " + pair.photograph() + "/" + pair.match().verdict())
        .sorted()
        .forEach(text::append);
    return text.toString();
  }
}
