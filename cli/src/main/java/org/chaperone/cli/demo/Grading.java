package org.chaperone.cli.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chaperone.trace.report.TraceReport;
import org.chaperone.trace.report.TraceReport.Verdict;

/**
 * How right a trace was, against what is known of each file.
 *
 * @param copies files made from photographs
 * @param named those of them for which exactly their photographs were named
 * @param unfiled other shots of what photographs show
 * @param looks those of them that a person is asked to look at
 * @param strangers pictures that have nothing to do with the clinic
 * @param cleared those of them in which nothing was found
 * @param wrongPatients files that are said to show a patient whom they do not show
 * @param mistakes everything that was not as it should be, a sentence each
 */
record Grading(
    int copies,
    int named,
    int unfiled,
    int looks,
    int strangers,
    int cleared,
    int wrongPatients,
    List<String> mistakes) {

  static Grading of(List<Planted> planted, TraceReport report) {
    Map<String, TraceReport.Item> items = new HashMap<>();
    report.items().forEach(i -> items.put(i.path(), i));
    int[] all = new int[3];
    int[] right = new int[3];
    int wrongPatients = 0;
    List<String> mistakes = new ArrayList<>();
    for (Planted p : planted) {
      TraceReport.Item item = items.get(p.path());
      if (p.truth() instanceof Truth.Note) {
        if (item != null) {
          mistakes.add(p.path() + " is a note and was taken for a picture.");
        }
        continue;
      }
      if (item == null) {
        mistakes.add(p.path() + " was overlooked.");
        continue;
      }
      if (!patients(p.truth().sources()).containsAll(patients(named(item)))) {
        wrongPatients++;
      }
      String mistake = mistake(p.truth(), item);
      int kind =
          switch (p.truth()) {
            case Truth.SameFile _, Truth.Copy _ -> 0;
            case Truth.Unfiled _ -> 1;
            default -> 2;
          };
      if (!(p.truth() instanceof Truth.Broken)) {
        all[kind]++;
        right[kind] += mistake.isEmpty() ? 1 : 0;
      }
      if (!mistake.isEmpty()) {
        mistakes.add(p.path() + " " + mistake);
      }
    }
    return new Grading(
        all[0], right[0], all[1], right[1], all[2], right[2], wrongPatients, mistakes);
  }

  /** What is wrong with the verdict; empty when nothing is. */
  private static String mistake(Truth truth, TraceReport.Item item) {
    Verdict verdict = item.verdict();
    return switch (truth) {
      case Truth.SameFile(String photograph) ->
          verdict == Verdict.EXACT
              ? difference(Set.of(photograph), named(item))
              : "is the file of " + photograph + " and was called " + verdict.word() + ".";
      case Truth.Copy(Set<String> photographs) -> difference(photographs, named(item));
      case Truth.Unfiled(String photograph) ->
          switch (verdict) {
            case SERIES -> "";
            case NONE -> "is another shot of a patient's and was not noticed.";
            default ->
                "is another shot, not in the archive, and was called " + verdict.word() + ".";
          };
      case Truth.Stranger() ->
          verdict == Verdict.NONE ? "" : "shows a stranger and was called " + verdict.word() + ".";
      case Truth.Broken() ->
          verdict == Verdict.UNREADABLE ? "" : "is broken and was called " + verdict.word() + ".";
      case Truth.Note() -> "";
    };
  }

  private static Set<String> named(TraceReport.Item item) {
    return item.matches().stream()
        .filter(m -> m.verdict() != Verdict.SERIES)
        .map(TraceReport.Match::photograph)
        .collect(Collectors.toSet());
  }

  /** The folders of these photographs, one for each patient. */
  private static Set<String> patients(Set<String> photographs) {
    return photographs.stream()
        .map(p -> p.substring(0, p.lastIndexOf('/') + 1))
        .collect(Collectors.toSet());
  }

  private static String difference(Set<String> truth, Set<String> named) {
    Set<String> missed = new HashSet<>(truth);
    missed.removeAll(named);
    Set<String> wrong = new HashSet<>(named);
    wrong.removeAll(truth);
    if (!wrong.isEmpty() && patients(truth).containsAll(patients(wrong))) {
      return "was also called a copy of %s, another shot of the same patient."
          .formatted(String.join(", ", wrong));
    }
    if (!wrong.isEmpty()) {
      return "was said to show " + String.join(", ", wrong) + ", which it does not.";
    }
    return missed.isEmpty()
        ? ""
        : "also shows %s, which was not found (%d of %d were)."
            .formatted(String.join(", ", missed), truth.size() - missed.size(), truth.size());
  }

  /** The grading in words. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("The demo made the leak itself, so it knows how right that is:");
    lines.add(
        "  %d of %d stolen pictures were named correctly and completely".formatted(named, copies));
    lines.add(
        "  %d of %d shots that were never filed go to a person's eye".formatted(looks, unfiled));
    lines.add("  %d of %d strangers were left alone".formatted(cleared, strangers));
    lines.add(
        wrongPatients == 0
            ? "  no patient was named who is not in the leak"
            : "  %d pictures name a patient whom they do not show".formatted(wrongPatients));
    if (mistakes.isEmpty()) {
      lines.add("  no mistakes");
    } else {
      lines.add("  what was not right:");
      mistakes.forEach(m -> lines.add("    " + m));
    }
    return lines;
  }
}
