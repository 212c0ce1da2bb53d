package org.chaperone.desk.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaperone.keyholder.id.PhotographId;

/** Everything that a case has written down, put together. */
public final class CaseRecord {

  private final Map<String, List<Custody>> files = new LinkedHashMap<>();
  private final Map<String, List<Finding>> findings = new LinkedHashMap<>();
  private final Map<String, Paper.Traced> traced = new LinkedHashMap<>();
  private final Map<PairName, Paper.Judged> judged = new HashMap<>();
  private final List<Paper> all = new ArrayList<>();
  private Optional<Frame> frame = Optional.empty();
  private Optional<Paper.Reckoned> reckoned = Optional.empty();
  private Optional<Paper.Contained> contained = Optional.empty();
  private Optional<Instant> cutOff = Optional.empty();

  private record PairName(String sha256, PhotographId photograph) {}

  /** Adds what was written next. */
  public void add(Paper paper) {
    all.add(paper);
    switch (paper) {
      case Paper.Framed framed -> {
        frame = Optional.of(framed.frame());
        // What was cut off before need not be all that this frame holds.
        cutOff = Optional.empty();
      }
      case Paper.Contained one -> {
        contained = Optional.of(one);
        cutOff = one.whole() ? Optional.of(one.at()) : Optional.empty();
      }
      case Paper.UndoAsked _ -> {
        contained = Optional.empty();
        cutOff = Optional.empty();
      }
      case Paper.Reckoned one -> reckoned = Optional.of(one);
      case Paper.HandedIn one ->
          files.computeIfAbsent(one.dump(), d -> new ArrayList<>()).addAll(one.files());
      case Paper.Found one ->
          findings.computeIfAbsent(one.dump(), d -> new ArrayList<>()).addAll(one.findings());
      case Paper.Traced one -> traced.put(one.dump(), one);
      case Paper.Judged one -> {
        PairName pair = new PairName(one.sha256(), one.photograph());
        if (one.judgement() == Judgement.TAKEN_BACK) {
          judged.remove(pair);
        } else {
          judged.put(pair, one);
        }
      }
      case Paper.Called _ -> {}
    }
  }

  /** All papers, oldest first. */
  public List<Paper> papers() {
    return List.copyOf(all);
  }

  /** What the case looks at, if that was said. */
  public Optional<Frame> frame() {
    return frame;
  }

  /** What was contained and not undone. */
  public Optional<Paper.Contained> contained() {
    return contained;
  }

  /** Since when all of the present frame is cut off; none while it is not. */
  public Optional<Instant> cutOff() {
    return cutOff;
  }

  /** What the ledger said of the present frame. */
  public Optional<Paper.Reckoned> reckoned() {
    return reckoned.filter(one -> frame.equals(Optional.of(one.frame())));
  }

  /**
   * A dump that was traced to its end.
   *
   * @param files as they were handed in
   */
  public record Dump(Paper.Traced traced, List<Custody> files, List<Finding> findings) {
    /** Copies the lists. */
    public Dump {
      files = List.copyOf(files);
      findings = List.copyOf(findings);
    }

    /** What no earlier dump held. */
    public List<Finding> news() {
      return findings.stream().filter(Finding::news).toList();
    }
  }

  /** The dumps that were traced to their end, oldest first. */
  public List<Dump> dumps() {
    return traced.values().stream()
        .map(
            one ->
                new Dump(
                    one,
                    files.getOrDefault(one.dump(), List.of()),
                    findings.getOrDefault(one.dump(), List.of())))
        .toList();
  }

  /** What somebody who looked at a pair said last, if it was not taken back. */
  public Optional<Paper.Judged> judged(Finding finding, Finding.Pair pair) {
    return Optional.ofNullable(judged.get(new PairName(finding.sha256(), pair.photograph())));
  }

  /**
   * Whether what the leaked picture shows there is known to be something else: a copy of another
   * photograph, or what somebody recognised.
   */
  public boolean isExplained(Finding finding, Finding.Pair pair) {
    return !pair.isConfirmed() && Explained.isBy(finding, pair, other -> isKnown(finding, other));
  }

  private boolean isKnown(Finding finding, Finding.Pair pair) {
    return judged(finding, pair)
        .filter(one -> pair.isOpenToJudgement())
        .map(one -> one.judgement() != Judgement.NOT_THEIRS)
        .orElse(pair.isConfirmed());
  }

  /** A pair at which a person must look and nobody has. */
  public record ToLookAt(Dump dump, Finding finding, Finding.Pair pair) {}

  /** The pairs at which a person must look and nobody has, oldest first, each once. */
  public List<ToLookAt> toLookAt() {
    List<ToLookAt> open = new ArrayList<>();
    for (Dump dump : dumps()) {
      for (Finding finding : dump.news()) {
        for (Finding.Pair pair : finding.pairs()) {
          if (!pair.isConfirmed()
              && judged(finding, pair).isEmpty()
              && !isExplained(finding, pair)) {
            open.add(new ToLookAt(dump, finding, pair));
          }
        }
      }
    }
    return open;
  }

  /** The answers that are known already, see {@link Finding#answer()}. */
  public Set<String> knownAnswers() {
    Set<String> known = new HashSet<>();
    dumps().forEach(dump -> dump.findings().forEach(finding -> known.add(finding.answer())));
    return known;
  }
}
