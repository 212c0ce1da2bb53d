package org.chaperone.cli.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chaperone.cli.terminal.Paragraph;
import org.chaperone.trace.report.Answer;
import org.chaperone.trace.report.TraceReport;
import org.chaperone.trace.report.TraceReport.Verdict;

/** What a trace of the demo's leak found, told to the clinic. */
final class Story {

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
    lines.addAll(Paragraph.wrapped(answer.headline(), ""));
    answer.details().forEach(d -> lines.addAll(Paragraph.wrapped(d, "")));
    lines.add("");
    lines.addAll(
        Paragraph.wrapped(
            "Confirmed: photographs of " + patients.size() + " patients are in the leak:", ""));
    lines.addAll(Paragraph.wrapped(String.join(", ", patients), "  "));
    if (!looks.isEmpty()) {
      lines.addAll(
          Paragraph.wrapped(
              "Possible: a person must look whether the leak shows "
                  + String.join(", ", looks)
                  + ".",
              ""));
    }
    lines.addAll(
        Paragraph.wrapped(
            "Not found: the other %d photographs of the archive.".formatted(photographs - affected),
            ""));
    return lines;
  }

  /** The patient's folder in a photograph's path. */
  private static String patient(String photograph) {
    return Path.of(photograph).getName(1).toString();
  }
}
