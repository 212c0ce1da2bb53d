package org.chaperone.bench.mark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.chaperone.bench.mark.blind.BlindMark;
import org.chaperone.bench.mark.leak.Recoding;
import org.chaperone.bench.mark.leak.ViewAttack;
import org.chaperone.bench.match.Split;
import org.chaperone.bench.report.Fidelity;
import org.chaperone.bench.report.Workers;
import org.chaperone.mark.Detection;
import org.chaperone.mark.ViewKey;
import org.chaperone.picture.Picture;

/** Views attacked by people who know nothing of marks, and a blind watermark in their place. */
record Attacks(MarkOptions options, Workers workers) {

  /** Of 64 bits: what error correction with a few spare bits could still mend. */
  private static final int NEARLY = 61;

  /**
   * Over the leaks of one attack on photographs of one size.
   *
   * @param wanted share of the leaks that is to be named, 0 when none is promised
   * @param account scores of the account's part
   * @param view scores of the view's part
   * @param named share of the leaks in which either was named
   * @param innocentsNamed how often another candidate was
   * @param highestInnocent score of any of them
   * @param textured share of random places that have the texture that pieces are asked for with
   * @param blindAll share of the same leaks from which the blind watermark is read without error
   * @param blindNearly share from which at least 61 of its 64 bits are
   * @param seconds of processor time for a leak, median
   */
  record Row(
      ViewAttack attack,
      double megapixels,
      int leaks,
      double wanted,
      Scores account,
      Scores view,
      double accountNamed,
      double viewNamed,
      double named,
      int innocentsNamed,
      double highestInnocent,
      double textured,
      double blindAll,
      double blindNearly,
      double seconds) {

    boolean isMissed() {
      return leaks > 0 && named < wanted;
    }
  }

  private record Outcome(ViewAttack attack, Hearing hearing, double textured, int blindBits) {}

  /** All of one photograph that attacks need; the pictures are read by many at a time. */
  private record Target(
      Shown shown,
      Picture served,
      BlindMark blind,
      long message,
      double amplitude,
      Picture blindServed)
      implements AutoCloseable {

    static Target of(Shown shown, long seed) {
      ViewKey key = shown.keys().getFirst();
      Picture rendition = shown.rendition();
      SplittableRandom random = new SplittableRandom(seed ^ shown.subject().number());
      BlindMark blind = new BlindMark(random.nextLong(), rendition.width(), rendition.height());
      long message = random.nextLong();
      try (Picture marked = shown.marked(key)) {
        BlindMark.Marked other = blind.embed(rendition, message, Fidelity.psnr(rendition, marked));
        try (Picture picture = other.picture()) {
          return new Target(
              shown,
              Recoding.jpeg(marked, Shown.SERVED_QUALITY),
              blind,
              message,
              other.amplitude(),
              Recoding.jpeg(picture, Shown.SERVED_QUALITY));
        }
      }
    }

    @Override
    public void close() {
      served.close();
      blindServed.close();
    }
  }

  List<Row> rows(List<Subject> subjects) throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (double size : options.sizes()) {
      List<Subject> some = subjects.stream().filter(s -> s.megapixels() == size).toList();
      Map<ViewAttack, List<Outcome>> outcomes = new EnumMap<>(ViewAttack.class);
      for (int i = 0; i < some.size(); i++) {
        String what =
            String.format(
                Locale.ROOT, "Attacks at %s MP, photograph %d of %d", size, i + 1, some.size());
        try (Shown shown = new Shown(some.get(i), options);
            Target target = Target.of(shown, options.seed())) {
          workers.run(
              what,
              tasks(target),
              of ->
                  of.forEach(
                      o -> outcomes.computeIfAbsent(o.attack, a -> new ArrayList<>()).add(o)));
        }
      }
      outcomes.forEach((attack, of) -> rows.add(row(attack, size, of)));
    }
    return rows;
  }

  private List<Workers.Task<List<Outcome>>> tasks(Target target) {
    List<Workers.Task<List<Outcome>>> tasks = new ArrayList<>();
    for (ViewAttack attack : options.attacks()) {
      if (attack.isPossible()) {
        tasks.add(() -> outcomes(target, attack));
      }
    }
    return tasks;
  }

  private List<Outcome> outcomes(Target target, ViewAttack attack) throws IOException {
    List<byte[]> leaks = attack.leaks(target.served, random(target, attack));
    List<byte[]> blindLeaks = attack.leaks(target.blindServed, random(target, attack));
    double textured = attack.textured(target.served, random(target, attack));
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < leaks.size(); i++) {
      Hearing hearing;
      try (Picture leak = Recoding.opened(leaks.get(i))) {
        hearing = Hearing.of(target.shown.rendition(), leak, target.shown.keys());
      }
      int bits = i < blindLeaks.size() ? read(target, blindLeaks.get(i)) : BlindMark.BITS / 2;
      outcomes.add(new Outcome(attack, hearing, textured, bits));
    }
    return outcomes;
  }

  private static int read(Target target, byte[] file) {
    try (Picture leak = Recoding.opened(file)) {
      return BlindMark.alike(target.message, target.blind.read(leak, target.amplitude));
    }
  }

  /** The same for both marks. */
  private SplittableRandom random(Target target, ViewAttack attack) {
    String lot = attack + " " + target.shown.subject().number();
    return new SplittableRandom((long) (Split.lot(options.seed(), lot) * (1L << 53)));
  }

  private static Row row(ViewAttack attack, double size, List<Outcome> outcomes) {
    List<Double> account = new ArrayList<>();
    List<Double> view = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      Detection.Score score = outcome.hearing.of(0);
      account.add(score.account());
      view.add(score.view());
    }
    double n = outcomes.size();
    // A photograph may be a little smaller than its size says.
    boolean wanted = size >= attack.wantedFrom();
    return new Row(
        attack,
        size,
        outcomes.size(),
        wanted ? attack.wantedShare() : 0,
        Scores.of(account),
        Scores.of(view),
        outcomes.stream().filter(o -> o.hearing.namesAccount(0)).count() / n,
        outcomes.stream().filter(o -> o.hearing.namesView(0)).count() / n,
        outcomes.stream().filter(o -> o.hearing.names(0)).count() / n,
        outcomes.stream().mapToInt(o -> o.hearing.namedFrom(1)).sum(),
        outcomes.stream().mapToDouble(o -> o.hearing.highestFrom(1)).max().orElse(0),
        outcomes.stream().mapToDouble(o -> o.textured).average().orElse(0),
        outcomes.stream().filter(o -> o.blindBits == BlindMark.BITS).count() / n,
        outcomes.stream().filter(o -> o.blindBits >= NEARLY).count() / n,
        Scores.of(outcomes.stream().map(o -> o.hearing.seconds()).toList()).median());
  }
}
