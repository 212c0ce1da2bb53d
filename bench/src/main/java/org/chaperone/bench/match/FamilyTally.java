package org.chaperone.bench.match;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chaperone.bench.report.Spread;
import org.chaperone.trace.archive.FolderArchive;
import org.chaperone.trace.archive.Photograph;
import org.chaperone.trace.match.Match;

/** Counts the answers to one family of attacks; for one thread. */
final class FamilyTally {

  private final String family;
  private final FolderArchive archive;
  private final Originals originals;
  private int queries;
  private int rightFirst;
  private int rightAtAnyRank;
  private int seriesOnly;
  private int wrong;
  private int members;
  private int membersFound;
  private int pdqRightFirst;
  private int pdqWrong;
  private final List<Double> regionErrors = new ArrayList<>();
  private final List<Double> cpuMs = new ArrayList<>();
  private final List<Double> wallMs = new ArrayList<>();
  private final List<Double> pdqCpuMs = new ArrayList<>();
  private final List<Accepted> wrongCopies = new ArrayList<>();
  private final List<String> notFound = new ArrayList<>();

  FamilyTally(String family, TemporaryArchive from) {
    this.family = family;
    this.archive = from.archive();
    this.originals = from.originals();
  }

  void count(Query query, Contest.Answer answer) {
    Set<Integer> right = right(query);
    List<Match> copies = answer.copies();
    queries++;
    if (!copies.isEmpty() && right.contains(copies.getFirst().photograph())) {
      rightFirst++;
    }
    if (copies.stream().anyMatch(m -> right.contains(m.photograph()))) {
      rightAtAnyRank++;
    } else {
      notFound.add(query.name());
      if (answer.matches().stream().anyMatch(m -> right.contains(m.photograph()))) {
        seriesOnly++;
      }
    }
    countWrong(query, copies.stream().filter(m -> !right.contains(m.photograph())).toList());
    countMembers(query, copies, answer);
    if (!answer.pdq().isEmpty() && right.contains(answer.pdq().getFirst())) {
      pdqRightFirst++;
    }
    if (!right.containsAll(answer.pdq())) {
      pdqWrong++;
    }
    cpuMs.add(answer.cpuMs());
    wallMs.add(answer.wallMs());
    pdqCpuMs.add(answer.pdqCpuMs());
  }

  /** The photographs in the picture, and those whose files are the same byte for byte. */
  private Set<Integer> right(Query query) {
    Set<Integer> right = new HashSet<>();
    for (Query.Source s : query.sources()) {
      right.addAll(archive.identical(archive.photograph(s.photograph()).sha256()));
    }
    return right;
  }

  private void countWrong(Query query, List<Match> strangers) {
    if (!strangers.isEmpty()) {
      wrong++;
    }
    for (Match m : strangers) {
      wrongCopies.add(
          new Accepted(query.name(), family, originals.name(m.photograph()), m.score()));
    }
  }

  private void countMembers(Query query, List<Match> copies, Contest.Answer answer) {
    members += query.sources().size();
    for (Query.Source s : query.sources()) {
      copies.stream()
          .filter(m -> m.photograph() == s.photograph())
          .findFirst()
          .ifPresent(
              m -> {
                membersFound++;
                Photograph p = archive.photograph(s.photograph());
                regionErrors.add(
                    100
                        * Region.error(
                            s.transform(),
                            m.transform(),
                            p.width(),
                            p.height(),
                            answer.width(),
                            answer.height()));
              });
    }
  }

  FamilyRow row() {
    return new FamilyRow(
        family,
        queries,
        rightFirst,
        rightAtAnyRank,
        seriesOnly,
        queries - rightAtAnyRank - seriesOnly,
        wrong,
        members,
        membersFound,
        Spread.of(regionErrors),
        Spread.of(cpuMs),
        Spread.of(wallMs),
        pdqRightFirst,
        pdqWrong,
        Spread.of(pdqCpuMs),
        List.copyOf(wrongCopies),
        List.copyOf(notFound));
  }
}
