package org.chaperone.bench.match;

import java.io.IOException;
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
import org.chaperone.bench.report.Workers;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.trace.Progress;

/** Asks about pictures that are no copies of anything in the archive. */
final class Strangers {

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

  Strangers(MatchOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
    this.workers = new Workers(options.threads(), progress);
  }

  /** An answer about a picture that is no copy, and the rows it counts in. */
  private record About(String name, String attack, List<String> rows, Contest.Answer answer) {}

  /** Photographs held out, and neighbours of archived ones. */
  List<StrangerRow> of(TemporaryArchive archive, Contest contest, List<Path> heldOut)
      throws IOException, InterruptedException {
    List<StrangerRow> rows = new ArrayList<>(heldOut(heldOut, archive, contest));
    for (BurstNeighbour.Strength strength : BurstNeighbour.Strength.values()) {
      rows.add(neighbours(archive, contest, strength));
    }
    return rows;
  }

  private List<StrangerRow> heldOut(List<Path> files, TemporaryArchive archive, Contest contest)
      throws InterruptedException, IOException {
    Originals originals = Originals.readable(files);
    Attacker attacker = options.attacker(originals, "held out");
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
    for (int photograph : options.chosen(originals, group)) {
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

  /** Frames of real sequences, where there are any, in an archive of their own. */
  List<StrangerRow> sequences() throws IOException, InterruptedException {
    if (options.bursts().isEmpty()) {
      return List.of();
    }
    Sequences sequences = Sequences.in(options.bursts());
    try (TemporaryArchive archive =
        TemporaryArchive.of(sequences.archived(), options.threads(), progress)) {
      Contest contest = new Contest(archive.archive());
      List<Workers.Task<About>> tasks = new ArrayList<>();
      PictureDecoder decoder = PictureDecoder.standard();
      List<Sequences.Asked> readable = new ArrayList<>();
      for (Sequences.Asked asked : sequences.asked()) {
        if (Originals.isReadable(asked.frame(), decoder)) {
          readable.add(asked);
        }
      }
      Originals frames =
          new Originals(readable.stream().map(Sequences.Asked::frame).toList(), decoder);
      Attacker attacker = options.attacker(frames, "sequences");
      for (int i = 0; i < frames.count(); i++) {
        int index = i;
        Sequences.Asked asked = readable.get(i);
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
}
