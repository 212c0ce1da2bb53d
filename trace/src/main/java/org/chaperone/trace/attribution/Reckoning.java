package org.chaperone.trace.attribution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chaperone.trace.report.MarkEvidence;
import org.chaperone.trace.report.MarkNotes;
import org.chaperone.trace.report.NamedView;
import org.chaperone.trace.report.TraceReport;
import org.chaperone.trace.report.TraceReport.Item;
import org.chaperone.trace.report.TraceReport.Match;
import org.chaperone.trace.report.TraceReport.Verdict;

/**
 * Settles what marks say once everything was tried.
 *
 * <p>A trace tries many keys in many ways, and each try could name somebody by chance. So the bound
 * counts them all: P(any innocent key reaches z) ≤ tries · e^(−z²/2), by Hoeffding's inequality,
 * whatever the pictures. Views whose bound is above {@link #BOUND} then are not named.
 */
public final class Reckoning {

  /** The chance at most that a report names any innocent view. */
  public static final double BOUND = 1e-9;

  private final long trials;

  private Reckoning(long trials) {
    this.trials = trials;
  }

  /** The report on items whose views were named each by itself. */
  public static TraceReport of(
      TraceReport.ArchiveSummary searched, List<Item> items, int other, List<String> held) {
    long trials =
        items.stream()
            .flatMap(item -> item.matches().stream())
            .flatMap(match -> match.marks().stream())
            .mapToLong(MarkEvidence::trials)
            .sum();
    Reckoning reckoning = new Reckoning(trials);
    List<String> words = new ArrayList<>(MarkWords.MEANING);
    words.addAll(held);
    TraceReport report =
        TraceReport.of(searched, items.stream().map(reckoning::settled).toList(), other);
    return report.with(new MarkNotes(trials, BOUND, words));
  }

  private Item settled(Item item) {
    if (item.matches().isEmpty()) {
      return item;
    }
    List<Match> matches =
        item.matches().stream()
            .map(this::settled)
            .sorted(Comparator.comparing(Match::verdict))
            .toList();
    Verdict verdict = matches.getFirst().verdict();
    String reason = verdict == item.verdict() ? item.reason() : MarkWords.COPY_BY_MARK;
    return new Item(item.path(), item.sha256(), verdict, matches, reason);
  }

  private Match settled(Match match) {
    List<NamedView> named =
        match.views().stream()
            .map(view -> view.bounded(bound(view.z())))
            .filter(view -> view.falseAccusation() <= BOUND)
            .sorted(Comparator.comparingDouble(NamedView::z).reversed())
            .toList();
    boolean isSettled = match.verdict() == Verdict.SERIES && !named.isEmpty();
    return match.marked(
        isSettled ? Verdict.COPY : match.verdict(),
        isSettled ? MarkWords.COPY_BY_MARK + " " + match.reason() : match.reason(),
        named,
        match.marks().flatMap(evidence -> said(evidence, match, named)));
  }

  private static Optional<MarkEvidence> said(
      MarkEvidence evidence, Match match, List<NamedView> named) {
    return Optional.of(evidence.saying(MarkWords.of(evidence, match.verdict(), named)));
  }

  private double bound(double z) {
    double log = Math.log10((double) Math.max(1, trials)) - z * z / 2 / Math.log(10);
    return Math.clamp(Math.pow(10, log), NamedView.LEAST, 1);
  }
}
