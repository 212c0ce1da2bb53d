package org.chaperone.bench.match;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chaperone.bench.attack.AttackFamily;
import org.chaperone.bench.attack.Attacker;
import org.chaperone.bench.report.JsonFile;
import org.chaperone.bench.report.Machine;
import org.chaperone.bench.report.Spread;
import org.chaperone.bench.report.Workers;
import org.chaperone.trace.Progress;

/**
 * Measures the matcher on photographs that it never saw: attacks most of them, holds some out,
 * shoots neighbours, and asks plain PDQ about the same pictures.
 *
 * <p>The same photographs, seed and options ask the same questions. Cost: about a second of CPU a
 * query, half of it for making the leaked picture.
 */
public final class MatchBenchmark {

  private final MatchOptions options;
  private final Progress progress;
  private final Workers workers;

  public MatchBenchmark(MatchOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
    this.workers = new Workers(options.threads(), progress);
  }

  private record Asked(Query query, Contest.Answer answer) {}

  /** Measures everything, prints the tables and writes the JSON where it is wanted. */
  public void run(PrintStream out) throws IOException, InterruptedException {
    Split split = Split.of(options.photographs(), options.heldOut(), options.seed());
    List<FamilyRow> families = new ArrayList<>();
    MatchReport report;
    try (TemporaryArchive archive =
        TemporaryArchive.of(split.archive(), options.threads(), progress)) {
      if (archive.archive().photographs() == 0) {
        throw new IOException("There are no photographs in " + options.photographs() + ".");
      }
      Contest contest = new Contest(archive.archive());
      warmUp(archive, contest);
      List<Double> cpuMs = new ArrayList<>();
      List<Double> wallMs = new ArrayList<>();
      for (AttackFamily family : options.families()) {
        families.add(attacked(archive, contest, family, cpuMs, wallMs));
      }
      Strangers strangers = new Strangers(options, progress);
      report =
          new MatchReport(
              options.command(),
              options.seed(),
              Machine.here(),
              archive.cost(),
              split.heldOut().size(),
              MatchReport.Overall.of(families, Spread.of(cpuMs), Spread.of(wallMs)),
              families,
              strangers.of(archive, contest, split.heldOut()),
              strangers.sequences(),
              Machine.peakHeap());
    }
    new MatchTable(out).print(report);
    if (options.json().isPresent()) {
      JsonFile.write(options.json().get(), report);
    }
  }

  /** The first queries of a Java machine are slow and say nothing of the others. */
  private void warmUp(TemporaryArchive archive, Contest contest) throws InterruptedException {
    Attacker attacker = options.attacker(archive.originals(), "warm-up");
    List<Workers.Task<Contest.Answer>> tasks = new ArrayList<>();
    for (int photograph : options.chosen(archive.originals(), "warm-up")) {
      if (tasks.size() < 10 * options.threads()) {
        tasks.add(() -> contest.answer(attacker.attack(AttackFamily.TONE, photograph).file()));
      }
    }
    workers.run("Warming up", tasks, answer -> {});
  }

  private FamilyRow attacked(
      TemporaryArchive archive,
      Contest contest,
      AttackFamily family,
      List<Double> cpuMs,
      List<Double> wallMs)
      throws InterruptedException {
    Originals originals = archive.originals();
    Attacker attacker = options.attacker(originals, "attack");
    List<Workers.Task<Asked>> tasks = new ArrayList<>();
    for (int photograph : options.chosen(originals, family.name())) {
      tasks.add(
          () -> {
            Query query = Query.of(originals, attacker, family, photograph);
            return new Asked(query, contest.answer(query.file()));
          });
    }
    FamilyTally tally = new FamilyTally(family.name(), archive);
    workers.run(
        named(family),
        tasks,
        asked -> {
          tally.count(asked.query, asked.answer);
          cpuMs.add(asked.answer.cpuMs());
          wallMs.add(asked.answer.wallMs());
        });
    return tally.row();
  }

  private static String named(AttackFamily family) {
    return family.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
