package org.chaperone.bench.mark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.chaperone.bench.mark.leak.Blend;
import org.chaperone.bench.mark.leak.Recoding;
import org.chaperone.bench.report.Workers;
import org.chaperone.mark.ViewKey;
import org.chaperone.picture.Picture;

/** Several views of a photograph made into one picture, which is compressed and leaks. */
record Collusion(MarkOptions options, Workers workers) {

  private static final int QUALITY = 75;
  private static final int OWN_VIEWS = 50;
  private static final double TWENTY_FROM = 1;
  private static final double WANTED_FROM = .25;

  /**
   * Over the photographs of one size.
   *
   * @param blend how the views were blended
   * @param views how many; of so many accounts, or all of one
   * @param wanted whether everybody is to be named
   * @param everybodyNamed share of the leaks in which all accounts were
   * @param named share of the accounts that were, by either part
   * @param innocentsNamed how often another candidate was
   */
  record Row(
      double megapixels,
      Blend blend,
      int views,
      boolean oneAccount,
      int leaks,
      boolean wanted,
      Scores account,
      Scores view,
      double everybodyNamed,
      double named,
      int innocentsNamed,
      double highestInnocent) {

    boolean isMissed() {
      return wanted && leaks > 0 && everybodyNamed < 1;
    }
  }

  private record Way(Blend blend, int views, boolean oneAccount) {
    int accounts() {
      return oneAccount ? 1 : views;
    }
  }

  private record Outcome(int way, Hearing hearing) {}

  List<Row> rows(List<Subject> subjects) throws InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (double size : options.sizes()) {
      if (size <= MarkOptions.LARGE) {
        List<Subject> some = subjects.stream().filter(s -> s.megapixels() == size).toList();
        rows.addAll(rows(size, some));
      }
    }
    return rows;
  }

  private List<Row> rows(double size, List<Subject> subjects) throws InterruptedException {
    List<Way> ways = ways(size);
    List<Workers.Task<Outcome>> tasks = new ArrayList<>();
    for (Subject subject : subjects) {
      for (int w = 0; w < ways.size(); w++) {
        int way = w;
        tasks.add(() -> new Outcome(way, heard(subject, ways.get(way))));
      }
    }
    List<List<Hearing>> hearings =
        ways.stream().map(w -> (List<Hearing>) new ArrayList<Hearing>()).toList();
    workers.run("Collusion at " + size + " MP", tasks, o -> hearings.get(o.way).add(o.hearing));
    List<Row> rows = new ArrayList<>();
    for (int w = 0; w < ways.size(); w++) {
      rows.add(row(size, ways.get(w), hearings.get(w)));
    }
    return rows;
  }

  private static List<Way> ways(double size) {
    List<Way> ways = new ArrayList<>();
    List<Integer> most = size >= TWENTY_FROM ? List.of(2, 5, 10, 20) : List.of(2, 5, 10);
    for (Blend blend : Blend.values()) {
      // The median of two is their average, and so is the middle between them.
      boolean twoAreAverage = blend == Blend.MEDIAN || blend == Blend.MIN_MAX;
      for (int k : most) {
        if (k > 2 || !twoAreAverage) {
          ways.add(new Way(blend, k, false));
        }
      }
    }
    ways.add(new Way(Blend.AVERAGE, OWN_VIEWS, true));
    return ways;
  }

  private Hearing heard(Subject subject, Way way) throws IOException {
    Keys keys = new Keys(options.seed());
    try (Shown shown = new Shown(subject, options)) {
      List<byte[]> views = new ArrayList<>();
      for (int i = 0; i < way.views; i++) {
        ViewKey key = way.oneAccount ? keys.of(subject.number(), 0, i) : shown.keys().get(i);
        try (Picture served = shown.served(key)) {
          views.add(served.bgr());
        }
      }
      int width = shown.rendition().width();
      byte[] blended =
          way.blend.of(views, width, new SplittableRandom(options.seed() ^ subject.number()));
      try (Picture picture = Picture.of(width, shown.rendition().height(), blended);
          Picture leak = Recoding.jpeg(picture, QUALITY)) {
        return Hearing.of(shown.rendition(), leak, shown.keys());
      }
    }
  }

  private static Row row(double size, Way way, List<Hearing> hearings) {
    List<Double> account = new ArrayList<>();
    List<Double> view = new ArrayList<>();
    int everybody = 0;
    int named = 0;
    for (Hearing hearing : hearings) {
      IntStream.range(0, way.accounts()).forEach(i -> account.add(hearing.of(i).account()));
      IntStream.range(0, way.accounts()).forEach(i -> view.add(hearing.of(i).view()));
      int here = (int) IntStream.range(0, way.accounts()).filter(hearing::names).count();
      named += here;
      everybody += here == way.accounts() ? 1 : 0;
    }
    double n = Math.max(1, hearings.size());
    return new Row(
        size,
        way.blend,
        way.views,
        way.oneAccount,
        hearings.size(),
        size >= WANTED_FROM,
        Scores.of(account),
        Scores.of(view),
        everybody / n,
        named / n / way.accounts(),
        hearings.stream().mapToInt(h -> h.namedFrom(way.accounts())).sum(),
        hearings.stream().mapToDouble(h -> h.highestFrom(way.accounts())).max().orElse(0));
  }
}
