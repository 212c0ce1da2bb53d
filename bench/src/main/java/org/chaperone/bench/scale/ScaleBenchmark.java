package org.chaperone.bench.scale;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;
import org.chaperone.bench.attack.AttackFamily;
import org.chaperone.bench.attack.Attacker;
import org.chaperone.bench.report.JsonFile;
import org.chaperone.bench.report.Machine;
import org.chaperone.bench.report.Spread;
import org.chaperone.bench.report.TemporaryFolder;
import org.chaperone.bench.report.Workers;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.picture.features.FeatureExtractor;
import org.chaperone.trace.Progress;
import org.chaperone.trace.archive.FolderArchive;
import org.chaperone.trace.archive.Indexed;
import org.chaperone.trace.archive.Postings;
import org.chaperone.trace.match.Match;
import org.chaperone.trace.match.Matcher;

/**
 * Measures how the matcher grows: a few drawn photographs among ever more synthetic ones, asked for
 * by leaked parts of them.
 *
 * <p>100,000 photographs take up to 3 GB of a temporary folder, which goes at the end.
 */
public final class ScaleBenchmark {

  private static final long SEED = 4_021_977;

  /** Photographs that are asked for, each of another patient. */
  private static final int WANTED = 24;

  /** As many are drawn; those of other patients lend the synthetic ones points and thumbnails. */
  private static final int DRAWN = 140;

  private static final int WARM_UP = 12;

  /** Large enough that the index need not merge what was added. */
  private static final int BATCH = 4096;

  private static final List<AttackFamily> LEAKED_AS =
      List.of(AttackFamily.CROP_50, AttackFamily.CROP_25);

  private final PictureDecoder decoder = PictureDecoder.standard();
  private final ScaleOptions options;
  private final int wantedCount;
  private final int drawnCount;
  private final Workers workers;

  public ScaleBenchmark(ScaleOptions options, Progress progress) {
    this(options, progress, WANTED, DRAWN);
  }

  ScaleBenchmark(ScaleOptions options, Progress progress, int wantedCount, int drawnCount) {
    this.options = options;
    this.wantedCount = wantedCount;
    this.drawnCount = drawnCount;
    this.workers = new Workers(options.threads(), progress);
  }

  private record Leak(byte[] file, String photograph) {}

  /** Measures all sizes, prints the table and writes the JSON where it is wanted. */
  public void run(PrintStream out) throws IOException, InterruptedException {
    DrawnPhotographs drawn = new DrawnPhotographs(SEED, drawnCount);
    List<DrawnPhotographs.Read> wanted = new ArrayList<>();
    List<DrawnPhotographs.Read> models = new ArrayList<>();
    choose(drawn, wanted, models);
    List<Leak> leaks = leaks(drawn, wanted);
    SyntheticPhotographs others = new SyntheticPhotographs(models, SEED, workers);
    List<ScaleReport.Row> rows = new ArrayList<>();
    try (TemporaryFolder folder = new TemporaryFolder()) {
      Path index = folder.path();
      FolderArchive.grown(
              index, List.of(wanted.stream().map(DrawnPhotographs.Read::indexed).toList()))
          .close();
      int size = wanted.size();
      for (int next : options.sizes()) {
        FolderArchive.grown(index, batches(others, size, next)).close();
        size = next;
        rows.add(measured(index, leaks));
      }
    }
    ScaleReport report = new ScaleReport(options.command(), Machine.here(), rows);
    ScaleTable.print(report, out);
    if (options.json().isPresent()) {
      JsonFile.write(options.json().get(), report);
    }
  }

  private void choose(
      DrawnPhotographs drawn,
      List<DrawnPhotographs.Read> wanted,
      List<DrawnPhotographs.Read> models)
      throws InterruptedException {
    Set<String> patients = new HashSet<>();
    List<Workers.Task<DrawnPhotographs.Read>> reading = new ArrayList<>();
    for (int i = 0; i < drawnCount; i++) {
      int index = i;
      reading.add(() -> drawn.read(index));
    }
    workers.run(
        "Drawing photographs",
        reading,
        read -> {
          if (wanted.size() < wantedCount && patients.add(read.patient())) {
            wanted.add(read);
          } else if (!patients.contains(read.patient())) {
            models.add(read);
          }
        });
  }

  private List<Leak> leaks(DrawnPhotographs drawn, List<DrawnPhotographs.Read> wanted)
      throws InterruptedException {
    Attacker attacker = new Attacker(SEED, drawnCount, drawn);
    List<Workers.Task<Leak>> tasks = new ArrayList<>();
    for (AttackFamily family : LEAKED_AS) {
      for (DrawnPhotographs.Read read : wanted) {
        String name = read.indexed().photograph().path();
        tasks.add(() -> new Leak(attacker.attack(family, read.number()).file(), name));
      }
    }
    List<Leak> leaks = new ArrayList<>();
    workers.run("Leaking parts of them", tasks, leaks::add);
    return leaks;
  }

  /** Synthetic photographs number {@code from} to {@code to}, made as they are taken. */
  private Iterable<List<Indexed>> batches(SyntheticPhotographs others, int from, int to) {
    return () ->
        new Iterator<>() {
          private int next = from;

          @Override
          public boolean hasNext() {
            return next < to;
          }

          @Override
          public List<Indexed> next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            int end = Math.min(to, next + BATCH);
            List<Indexed> batch = IntStream.range(next, end).mapToObj(others::photograph).toList();
            next = end;
            return batch;
          }
        };
  }

  private ScaleReport.Row measured(Path folder, List<Leak> leaks)
      throws IOException, InterruptedException {
    long opening = System.nanoTime();
    try (FolderArchive archive = FolderArchive.grown(folder, List.of())) {
      Matcher matcher = new Matcher(archive);
      double openSeconds = (System.nanoTime() - opening) / 1e9;
      long liveHeap = Machine.liveHeap();
      List<Workers.Task<Answer>> asking =
          leaks.stream()
              .<Workers.Task<Answer>>map(leak -> () -> asked(leak, archive, matcher))
              .toList();
      // The first queries are slow: code is compiled and pages are mapped.
      Workers oneByOne = new Workers(1, workers.progress());
      oneByOne.run("Warming up", asking.subList(0, Math.min(WARM_UP, asking.size())), answer -> {});
      List<Answer> answers = new ArrayList<>();
      oneByOne.run("Asking " + archive.photographs() + " photographs", asking, answers::add);
      return row(archive, TemporaryFolder.bytes(folder), openSeconds, liveHeap, answers);
    }
  }

  private record Answer(double allMs, double beyondFeaturesMs, boolean found, int wrong) {}

  private Answer asked(Leak leak, FolderArchive archive, Matcher matcher) {
    long start = Machine.cpuOfThread();
    return switch (decoder.decode(leak.file, Matcher.ENOUGH)) {
      case Decoded.Opened opened -> {
        try (Picture picture = opened.picture()) {
          long read = Machine.cpuOfThread();
          List<Match> matches = matcher.match(picture, opened.width(), opened.height());
          long matched = Machine.cpuOfThread();
          FeatureExtractor.forLeak().extract(picture);
          long extracted = Machine.cpuOfThread() - matched;
          List<String> copies =
              matches.stream()
                  .filter(m -> m.finding() == Match.Finding.COPY)
                  .map(m -> archive.photograph(m.photograph()).path())
                  .toList();
          yield new Answer(
              (matched - start) / 1e6,
              (matched - read - extracted) / 1e6,
              !copies.isEmpty() && copies.getFirst().equals(leak.photograph),
              (int) copies.stream().filter(c -> !c.equals(leak.photograph)).count());
        }
      }
      case Decoded.Unreadable(String reason) -> throw new IllegalStateException(reason);
    };
  }

  private static ScaleReport.Row row(
      FolderArchive archive,
      long indexBytes,
      double openSeconds,
      long liveHeap,
      List<Answer> answers) {
    long points = archive.postings().stream().mapToLong(Postings::points).sum();
    double fingerprints = (double) points * Postings.BYTES / archive.photographs();
    return new ScaleReport.Row(
        archive.photographs(),
        points,
        archive.postings().size(),
        indexBytes,
        fingerprints,
        (double) indexBytes / archive.photographs() - fingerprints,
        liveHeap,
        openSeconds,
        answers.size(),
        (int) answers.stream().filter(Answer::found).count(),
        answers.stream().mapToInt(Answer::wrong).sum(),
        Spread.of(answers.stream().map(Answer::allMs).toList()),
        Spread.of(answers.stream().map(Answer::beyondFeaturesMs).toList()));
  }
}
