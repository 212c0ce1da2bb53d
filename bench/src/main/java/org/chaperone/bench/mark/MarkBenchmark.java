package org.chaperone.bench.mark;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.chaperone.bench.report.JsonFile;
import org.chaperone.bench.report.Machine;
import org.chaperone.bench.report.Workers;
import org.chaperone.trace.Progress;

/**
 * Measures marks: serves views of photographs as a vault does, has them attacked, and asks which
 * views are named, and whether an innocent one is.
 *
 * <p>The same photographs, seed and options make the same leaks. Cost: a detection for each attack
 * on each photograph, some seconds of one core a megapixel.
 */
public final class MarkBenchmark {

  private final MarkOptions options;
  private final Progress progress;
  private final Workers workers;

  public MarkBenchmark(MarkOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
    this.workers = new Workers(options.threads(), progress);
  }

  /** Measures everything asked for, prints the tables and writes the JSON where it is wanted. */
  public void run(PrintStream out) throws IOException, InterruptedException {
    List<Subject> subjects = Subjects.chosen(options);
    if (subjects.isEmpty()) {
      throw new IOException(
          "There are no photographs of these sizes in " + options.folders() + ".");
    }
    MarkReport report =
        new MarkReport(
            options.command(),
            options.seed(),
            Machine.here(),
            options.sizes().stream().map(size -> count(subjects, size)).toList(),
            options.candidates(),
            options.attacks().stream().filter(Predicate.not(a -> a.isPossible())).toList(),
            wants(MarkPart.COST)
                ? Optional.of(new Cost(options, progress).measured(subjects))
                : Optional.empty(),
            wants(MarkPart.FIDELITY) ? new Looks(options, workers).rows(subjects) : List.of(),
            wants(MarkPart.ATTACKS) ? new Attacks(options, workers).rows(subjects) : List.of(),
            wants(MarkPart.COLLUSION) ? new Collusion(options, workers).rows(subjects) : List.of(),
            wants(MarkPart.ATTACKERS) ? new Attackers(options, workers).rows(subjects) : List.of(),
            wants(MarkPart.INNOCENTS)
                ? Optional.of(new Innocents(options, workers).found(subjects))
                : Optional.empty());
    new MarkTable(out).print(report);
    if (options.json().isPresent()) {
      JsonFile.write(options.json().get(), report);
    }
  }

  private boolean wants(MarkPart part) {
    return options.parts().contains(part);
  }

  private static MarkReport.OfSize count(List<Subject> subjects, double size) {
    return new MarkReport.OfSize(
        size, subjects.stream().filter(s -> s.megapixels() == size).count());
  }
}
