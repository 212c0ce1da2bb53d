package org.chaperone.web.cases;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chaperone.desk.paper.CaseRecord.Dump;
import org.chaperone.desk.paper.Finding;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.trace.report.TraceReport.Verdict;

/**
 * Leaked material of a case: what is under way, what is there and not traced, and every dump.
 *
 * @param dumps the newest first
 */
public record LeaksPage(
    CaseHead head,
    List<Coming> coming,
    List<Coming> given,
    Progressing progress,
    List<Dump> dumps) {

  /** A file. */
  public record Coming(String id, String name, long size, long offset) {
    /** How much of it is there. */
    public int percent() {
      return size == 0 ? 100 : (int) (offset * 100 / size);
    }
  }

  /**
   * How the tracing goes.
   *
   * @param running whether it does
   * @param found pictures so far, in the order of the verdicts
   */
  public record Progressing(
      String path,
      boolean running,
      boolean stopping,
      String step,
      int percent,
      List<Integer> found,
      String problem) {

    static Progressing of(String path, Intakes.State state) {
      return switch (state) {
        case Intakes.None _ -> new Progressing(path, false, false, "", 0, List.of(), "");
        case Intakes.Ended(String problem) ->
            new Progressing(path, false, false, "", 0, List.of(), problem);
        case Intakes.Running running ->
            new Progressing(
                path,
                true,
                running.isStopping(),
                running.step(),
                running.percent(),
                List.of(Verdict.values()).stream().map(one -> running.found(one, 0)).toList(),
                "");
      };
    }
  }

  /** What is new in a dump, the most certain first. */
  public List<Finding> news(Dump dump) {
    return dump.news().stream()
        .sorted(java.util.Comparator.comparing(Finding::verdict))
        .filter(one -> one.verdict() != Verdict.NONE && one.verdict() != Verdict.UNREADABLE)
        .toList();
  }

  /** How many pictures of a dump that are new have a verdict. */
  public long count(Dump dump, Verdict verdict) {
    return dump.news().stream().filter(one -> one.verdict() == verdict).count();
  }

  /** A patient whom a leaked picture shows, and the views that it came from. */
  public record Shown(String patient, String code, List<String> views) {}

  /** Whom a leaked picture shows, best first. */
  public List<Shown> shown(Finding finding) {
    Map<PatientId, Set<String>> views = new LinkedHashMap<>();
    for (Finding.Pair pair : finding.pairs()) {
      Set<String> said = views.computeIfAbsent(pair.patient(), patient -> new LinkedHashSet<>());
      pair.match().views().forEach(view -> said.add(ViewWords.of(view)));
    }
    return views.entrySet().stream()
        .map(
            one ->
                new Shown(
                    one.getKey().toString(),
                    AnswerPage.Row.code(one.getKey()),
                    List.copyOf(one.getValue())))
        .toList();
  }

  /** The verdicts there are. */
  public List<Verdict> verdicts() {
    return List.of(Verdict.values());
  }

  /** A length as people read it. */
  public static String size(long bytes) {
    String[] units = {"B", "kB", "MB", "GB", "TB"};
    double value = bytes;
    int unit = 0;
    while (value >= 1000 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return (unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s").formatted(value, units[unit]);
  }
}
