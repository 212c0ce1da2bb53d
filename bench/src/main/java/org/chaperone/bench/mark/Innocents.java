package org.chaperone.bench.mark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.chaperone.bench.mark.leak.Blend;
import org.chaperone.bench.mark.leak.Recoding;
import org.chaperone.bench.mark.leak.ViewAttack;
import org.chaperone.bench.report.Workers;
import org.chaperone.mark.Detector;
import org.chaperone.mark.Part;
import org.chaperone.mark.SingleScores;
import org.chaperone.mark.ViewKey;
import org.chaperone.picture.Picture;

/** Leaks held against views that are not in them, and how their scores spread. */
record Innocents(MarkOptions options, Workers workers) {

  private static final int QUALITY = 75;
  private static final double LARGEST = 1;

  /** Innocents are accounts from here on. */
  private static final int INNOCENT = 1_000;

  /** What the innocents' keys are held against. */
  enum Leak {
    SERVED,
    JPEG_Q20,
    CROP_25,
    PIECE_64_Q75,
    ROTATE_ANY,
    BLUR_4,
    NOISE_30,
    LOCAL_EQUALISED,
    SCREENSHOT,
    SCREEN_PHOTO,
    /** The average of five other people's views. */
    FIVE_AVERAGED,
    /** The rendition itself, never marked. */
    UNMARKED,
    /** A view of another photograph. */
    OTHER_PHOTOGRAPH
  }

  /**
   * One kind of leak, or all.
   *
   * @param pairs of a leak and an innocent view
   * @param scores single ones: of each part, hypothesis and weighting
   */
  record Row(String leaks, int pairs, long scores, double mean, double deviation, double highest) {

    static Row of(String leaks, NullScores scores) {
      Moments all = scores.all();
      return new Row(
          leaks, scores.pairs(), all.count(), all.mean(), all.deviation(), all.highest());
    }
  }

  /**
   * Means of products of scores, of one or several kinds of pairs.
   *
   * @param what of the kind that lies farthest from 0
   * @param kinds of pairs: 21 of octaves
   * @param n pairs of that kind
   * @param mean of that kind
   * @param deviations the same in those that chance leaves, 1/√n
   * @param ofAll root mean square of the deviations of all kinds: 1 where chance alone is seen
   */
  record Correlated(String what, int kinds, long n, double mean, double deviations, double ofAll) {

    static Correlated of(String what, Moments products) {
      return of(what, Map.of("", products));
    }

    static Correlated of(String what, Map<String, Moments> kinds) {
      String name = "";
      Moments farthest = new Moments();
      double squares = 0;
      for (Map.Entry<String, Moments> kind : kinds.entrySet()) {
        double deviations = deviations(kind.getValue());
        squares += deviations * deviations;
        if (Math.abs(deviations) >= Math.abs(deviations(farthest))) {
          name = kind.getKey();
          farthest = kind.getValue();
        }
      }
      return new Correlated(
          (what + " " + name).strip(),
          kinds.size(),
          farthest.count(),
          farthest.mean(),
          deviations(farthest),
          Math.sqrt(squares / Math.max(1, kinds.size())));
    }

    private static double deviations(Moments of) {
      return of.mean() * Math.sqrt((double) of.count());
    }
  }

  /**
   * What came out.
   *
   * @param threshold from which on one would have been named, over everything tried in all
   * @param named how many were
   */
  record Found(
      int leaks,
      double threshold,
      int named,
      List<Row> rows,
      List<Row> weightings,
      List<Correlated> correlations) {}

  private record Outcome(Leak kind, NullScores scores) {}

  Found found(List<Subject> all) throws InterruptedException {
    double largest = Math.max(LARGEST, options.sizes().getFirst());
    List<Subject> subjects = all.stream().filter(s -> s.megapixels() <= largest).toList();
    int leaks = subjects.size() * Leak.values().length;
    int keys = Math.ceilDiv(options.trials(), Math.max(1, leaks));
    List<Workers.Task<Outcome>> tasks = new ArrayList<>();
    for (int s = 0; s < subjects.size(); s++) {
      Subject subject = subjects.get(s);
      Subject other = subjects.get((s + 1) % subjects.size());
      int first = INNOCENT;
      for (Leak leak : Leak.values()) {
        int from = first;
        if (leak != Leak.OTHER_PHOTOGRAPH || subjects.size() > 1) {
          tasks.add(
              () ->
                  new Outcome(leak, scores(subject, other, leak, innocents(subject, from, keys))));
        }
        first += keys;
      }
    }
    Map<Leak, NullScores> kinds = new EnumMap<>(Leak.class);
    NullScores sum = new NullScores();
    Moments photographs = new Moments();
    Map<Leak, NullScores> last = new EnumMap<>(Leak.class);
    workers.run(
        "Innocents",
        tasks,
        outcome -> {
          kinds.computeIfAbsent(outcome.kind, k -> new NullScores()).add(outcome.scores);
          sum.add(outcome.scores);
          // The same accounts are held against the same kind of leak of every photograph.
          NullScores before = last.put(outcome.kind, outcome.scores);
          if (before != null) {
            photographs.add(before.with(outcome.scores));
          }
        });
    return found(tasks.size(), kinds, sum, photographs);
  }

  private Found found(int leaks, Map<Leak, NullScores> kinds, NullScores sum, Moments photographs) {
    List<Row> rows = new ArrayList<>();
    kinds.forEach((kind, scores) -> rows.add(Row.of(kind.name(), scores)));
    rows.add(Row.of("all", sum));
    List<Row> weightings = new ArrayList<>();
    for (Moments of : sum.weightings()) {
      weightings.add(
          new Row(
              "weighting " + (weightings.size() + 1),
              sum.pairs(),
              of.count(),
              of.mean(),
              of.deviation(),
              of.highest()));
    }
    double threshold = Hearing.threshold((long) sum.pairs() * sum.hypotheses());
    return new Found(
        leaks,
        threshold,
        sum.named(threshold),
        rows,
        weightings,
        List.of(
            Correlated.of("octaves", sum.octaves()),
            Correlated.of("keys", sum.neighbours()),
            Correlated.of("account and view", sum.parts()),
            Correlated.of("photographs", photographs)));
  }

  private List<ViewKey> innocents(Subject subject, int first, int count) {
    return new Keys(options.seed()).ofAccounts(subject.number(), first, count);
  }

  private NullScores scores(Subject subject, Subject other, Leak kind, List<ViewKey> innocents)
      throws IOException {
    try (Shown shown = new Shown(subject, options);
        Picture leak = leak(shown, other, kind)) {
      Map<Part, List<SingleScores>> single =
          Detector.singleScores(shown.rendition(), leak, Optional.empty(), innocents);
      NullScores scores = new NullScores();
      scores.add(
          single.getOrDefault(Part.ACCOUNT, List.of()), single.getOrDefault(Part.VIEW, List.of()));
      return scores;
    }
  }

  private Picture leak(Shown shown, Subject other, Leak kind) throws IOException {
    return switch (kind) {
      case UNMARKED -> Recoding.jpeg(shown.rendition(), QUALITY);
      case OTHER_PHOTOGRAPH -> {
        try (Shown others = new Shown(other, options);
            Picture served = others.served(others.keys().getFirst())) {
          yield Recoding.jpeg(served, QUALITY);
        }
      }
      case FIVE_AVERAGED -> {
        List<byte[]> views = new ArrayList<>();
        for (ViewKey key : shown.keys().subList(0, 5)) {
          try (Picture served = shown.served(key)) {
            views.add(served.bgr());
          }
        }
        int width = shown.rendition().width();
        byte[] mean = Blend.AVERAGE.of(views, width, random(shown));
        try (Picture picture = Picture.of(width, shown.rendition().height(), mean)) {
          yield Recoding.jpeg(picture, QUALITY);
        }
      }
      default -> attacked(shown, ViewAttack.valueOf(kind.name()));
    };
  }

  private Picture attacked(Shown shown, ViewAttack attack) throws IOException {
    try (Picture served = shown.served(shown.keys().getFirst())) {
      List<byte[]> leaks = attack.leaks(served, random(shown));
      // A flat picture has no textured pieces.
      return leaks.isEmpty() ? Recoding.jpeg(served, QUALITY) : Recoding.opened(leaks.getFirst());
    }
  }

  private SplittableRandom random(Shown shown) {
    return new SplittableRandom(options.seed() * 31 + shown.subject().number());
  }
}
