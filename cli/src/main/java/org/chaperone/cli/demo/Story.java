package org.chaperone.cli.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chaperone.trace.report.Answer;
import org.chaperone.trace.report.TraceReport;
import org.chaperone.trace.report.TraceReport.Verdict;

/** What a trace of the demo's leak found, told to the clinic. */
final class Story {

  private static final int WIDTH = 76;

  private Story() {}

  static List<String> of(TraceReport report, int photographs) {
    Answer answer = Answer.of(report);
    Set<String> patients = new TreeSet<>();
    Set<String> looks = new TreeSet<>();
    for (TraceReport.Item item : report.items()) {
      for (TraceReport.Match match : item.matches()) {
        (match.verdict() == Verdict.SERIES ? looks : patients).add(patient(match.photograph()));
      }
    }
    looks.removeAll(patients);
    int affected = report.summary().photographsAffected();
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(wrapped(answer.headline(), ""));
    answer.details().forEach(d -> lines.addAll(wrapped(d, "")));
    lines.add("");
    lines.addAll(
        wrapped("Confirmed: photographs of " + patients.size() + " patients are in the leak:", ""));
    lines.addAll(wrapped(String.join(", ", patients), "  "));
    if (!looks.isEmpty()) {
      lines.addAll(
          wrapped(
              "Possible: a person must look whether the leak shows "
                  + String.join(", ", looks)
                  + ".",
              ""));
    }
    lines.addAll(
        wrapped(
            "Not found: the other %d photographs of the archive.".formatted(photographs - affected),
            ""));
    return lines;
  }

  /** The patient's folder in a photograph's path. */
  private static String patient(String photograph) {
    return Path.of(photograph).getName(1).toString();
  }

  /** The words in lines of at most 76 characters. */
  private static List<String> wrapped(String text, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.split(" ", -1)) {
      if (line.length() + word.length() > WIDTH) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(indent);
      }
      line.append(word).append(' ');
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }
}
