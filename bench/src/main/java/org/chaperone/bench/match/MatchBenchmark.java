package org.chaperone.bench.match;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chaperone.bench.attack.AttackFamily;
import org.chaperone.bench.attack.Attacker;
import org.chaperone.bench.attack.BurstNeighbour;
import org.chaperone.bench.report.JsonFile;
import org.chaperone.bench.report.Machine;
import org.chaperone.bench.report.Spread;
import org.chaperone.bench.report.Workers;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.trace.Progress;

/**
 * Measures the matcher on photographs that it never saw: attacks most of them, holds some out,
 * shoots neighbours, and asks plain PDQ about the same pictures.
 *
 * <p>The same photographs, seed and options ask the same questions. Cost: about a second of CPU a
 * query, half of it for making the leaked picture.
 */
public final class MatchBenchmark {

  /** What is done to frames of real sequences besides asking about them as they are. */
  private static final List<AttackFamily> MILD =
      List.of(
          AttackFamily.JPEG_Q50,
          AttackFamily.RESIZE_HALF,
          AttackFamily.CROP_50,
          AttackFamily.TONE,
          AttackFamily.COLOUR);

  private static final String MILDLY = ", attacked mildly";

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
    List<StrangerRow> strangers = new ArrayList<>();
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
      strangers.addAll(heldOut(split, archive, contest));
      for (BurstNeighbour.Strength strength : BurstNeighbour.Strength.values()) {
        strangers.add(neighbours(archive, contest, strength));
      }
      report =
          new MatchReport(
              options.command(),
              options.seed(),
              Machine.here(),
              archive.cost(),
              split.heldOut().size(),
              MatchReport.Overall.of(families, Spread.of(cpuMs), Spread.of(wallMs)),
              families,
              strangers,
              sequences(),
              Machine.peakHeap());
    }
    new MatchTable(out).print(report);
    if (options.json().isPresent()) {
      JsonFile.write(options.json().get(), report);
    }
  }

  /** The first queries of a Java machine are slow and say nothing of the others. */
  private void warmUp(TemporaryArchive archive, Contest contest) throws InterruptedException {
    Attacker attacker = attacker(archive.originals(), "warm-up");
    List<Workers.Task<Contest.Answer>> tasks = new ArrayList<>();
    for (int photograph : chosen(archive.originals(), "warm-up")) {
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
    Attacker attacker = attacker(originals, "attack");
    List<Workers.Task<Asked>> tasks = new ArrayList<>();
    for (int photograph : chosen(originals, family.name())) {
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

  /** An answer about a picture that is no copy, and the rows it counts in. */
  private record About(String name, String attack, List<String> rows, Contest.Answer answer) {}

  private List<StrangerRow> heldOut(Split split, TemporaryArchive archive, Contest contest)
      throws InterruptedException, IOException {
    Originals originals = readable(split.heldOut());
    Attacker attacker = attacker(originals, "held out");
    AttackFamily[] families = AttackFamily.values();
    List<Workers.Task<About>> tasks = new ArrayList<>();
    for (int i = 0; i < originals.count(); i++) {
      int index = i;
      String name = originals.name(i);
      AttackFamily family =
          families[(int) (families.length * Split.lot(options.seed(), "family of " + i))];
      tasks.add(
          () -> new About(name, "", List.of("held out"), contest.answer(originals.file(index))));
      tasks.add(
          () ->
              new About(
                  name,
                  family.name(),
                  List.of("held out, attacked"),
                  contest.answer(attacker.attack(family, index).file())));
    }
    return counted("Held-out photographs", tasks, archive.originals());
  }

  private StrangerRow neighbours(
      TemporaryArchive archive, Contest contest, BurstNeighbour.Strength strength)
      throws InterruptedException {
    Originals originals = archive.originals();
    String group = "neighbour, " + strength.name().toLowerCase(Locale.ROOT) + " motion";
    List<Workers.Task<About>> tasks = new ArrayList<>();
    for (int photograph : chosen(originals, group)) {
      tasks.add(
          () -> {
            try (Picture picture = originals.apply(photograph)) {
              byte[] shot =
                  BurstNeighbour.of(picture, strength, options.seed() + photograph).file();
              return new About(
                  originals.name(photograph), "", List.of(group), contest.answer(shot));
            }
          });
    }
    return counted(group, tasks, originals).getFirst();
  }

  private List<StrangerRow> sequences() throws IOException, InterruptedException {
    if (options.bursts().isEmpty()) {
      return List.of();
    }
    Sequences sequences = Sequences.in(options.bursts());
    try (TemporaryArchive archive =
        TemporaryArchive.of(sequences.archived(), options.threads(), progress)) {
      Contest contest = new Contest(archive.archive());
      List<Workers.Task<About>> tasks = new ArrayList<>();
      Originals frames =
          new Originals(
              sequences.asked().stream().map(Sequences.Asked::frame).toList(),
              PictureDecoder.standard());
      Attacker attacker = attacker(frames, "sequences");
      for (int i = 0; i < frames.count(); i++) {
        int index = i;
        Sequences.Asked asked = sequences.asked().get(i);
        AttackFamily family = MILD.get(i % MILD.size());
        tasks.add(
            () ->
                new About(
                    frames.name(index),
                    "",
                    List.of(asked.folder(), asked.sequence()),
                    contest.answer(frames.file(index))));
        tasks.add(
            () ->
                new About(
                    frames.name(index),
                    family.name(),
                    List.of(asked.folder() + MILDLY, asked.sequence() + MILDLY),
                    contest.answer(attacker.attack(family, index).file())));
      }
      return counted("Real sequences", tasks, archive.originals()).stream()
          .sorted(Comparator.comparing(StrangerRow::pictures))
          .toList();
    }
  }

  private List<StrangerRow> counted(
      String what, List<Workers.Task<About>> tasks, Originals archived)
      throws InterruptedException {
    Map<String, StrangerRow.Tally> tallies = new LinkedHashMap<>();
    workers.run(
        what,
        tasks,
        about -> {
          for (String row : about.rows) {
            tallies
                .computeIfAbsent(row, name -> new StrangerRow.Tally(name, archived))
                .count(about.name, about.attack, about.answer);
          }
        });
    return tallies.values().stream().map(StrangerRow.Tally::row).toList();
  }

  /** Those of the files that can be read, found out by reading them as the product does. */
  private Originals readable(List<Path> files) throws IOException {
    PictureDecoder decoder = PictureDecoder.standard();
    List<Path> good = new ArrayList<>();
    for (Path file : files) {
      if (decoder.decode(Files.readAllBytes(file), 64) instanceof Decoded.Opened opened) {
        opened.picture().close();
        good.add(file);
      }
    }
    return new Originals(good, decoder);
  }

  private Attacker attacker(Originals originals, String purpose) {
    long seed = options.seed() * 31 + purpose.hashCode();
    return new Attacker(seed, originals.count(), originals);
  }

  private List<Integer> chosen(Originals originals, String purpose) {
    return Split.some(options.queries(), originals.count(), options.seed(), purpose);
  }

  private static String named(AttackFamily family) {
    return family.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
