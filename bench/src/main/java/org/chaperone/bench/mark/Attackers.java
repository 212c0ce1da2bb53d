package org.chaperone.bench.mark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chaperone.bench.mark.leak.Recoding;
import org.chaperone.bench.report.Workers;
import org.chaperone.mark.Embedder;
import org.chaperone.mark.Mask;
import org.chaperone.mark.Strength;
import org.chaperone.mark.ViewKey;
import org.chaperone.picture.Picture;
import org.chaperone.picture.plane.Plane;

/** Attacks by people who know the method and the program, but no keys and no original. */
record Attackers(MarkOptions options, Workers workers) {

  private static final int QUALITY = 90;
  private static final int MOST_OTHERS = 20;
  private static final int WIENER_SIDE = 5;

  /** Of accounts that nobody has. */
  private static final int GUESSED = 1_000_000;

  /** What they try. */
  enum Attempt {
    /** Nothing but compressing at the quality that all others are compressed at. */
    NOTHING,
    /** Wiener filter: what it takes for noise is taken out. */
    DENOISED,
    /** Three times as much is taken out as the filter takes for noise. */
    DENOISED_3,
    /** Non-local means, and three times the difference taken out. */
    NON_LOCAL_MEANS_3,
    /** The mean of what the filter takes for noise in other views of the account is taken out. */
    OTHERS_RESIDUALS,
    /** Three times that, brought to the strength of a mark. */
    OTHERS_RESIDUALS_3,
    /** A mark of a guessed key is taken out. */
    GUESSED_KEY,
    /** Marks of 50 guessed keys, each of full strength. */
    GUESSED_KEYS_50,
    /** A mark of another key at four times the strength put on top. */
    DROWNED_4
  }

  /**
   * Over the photographs of one size.
   *
   * @param psnr of what is left to the rendition before it was marked, in decibels, median
   * @param ssim likewise
   */
  record Row(
      double megapixels,
      Attempt attempt,
      int leaks,
      Scores account,
      Scores view,
      double named,
      double psnr,
      double ssim) {}

  private record Outcome(Attempt attempt, Hearing hearing, Fidelity left) {}

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
    List<Workers.Task<Outcome>> tasks = new ArrayList<>();
    for (Subject subject : subjects) {
      List<Subject> others =
          subjects.stream().filter(s -> !s.equals(subject)).limit(MOST_OTHERS).toList();
      for (Attempt attempt : Attempt.values()) {
        tasks.add(() -> outcome(subject, others, attempt));
      }
    }
    List<Outcome> outcomes = new ArrayList<>();
    workers.run("Attackers at " + size + " MP", tasks, outcomes::add);
    List<Row> rows = new ArrayList<>();
    for (Attempt attempt : Attempt.values()) {
      rows.add(row(size, attempt, outcomes.stream().filter(o -> o.attempt == attempt).toList()));
    }
    return rows;
  }

  private static Row row(double size, Attempt attempt, List<Outcome> outcomes) {
    return new Row(
        size,
        attempt,
        outcomes.size(),
        Scores.of(outcomes.stream().map(o -> o.hearing.of(0).account()).toList()),
        Scores.of(outcomes.stream().map(o -> o.hearing.of(0).view()).toList()),
        (double) outcomes.stream().filter(o -> o.hearing.names(0)).count()
            / Math.max(1, outcomes.size()),
        Scores.of(outcomes.stream().map(o -> o.left.psnr()).toList()).median(),
        Scores.of(outcomes.stream().map(o -> o.left.ssim()).toList()).median());
  }

  private Outcome outcome(Subject subject, List<Subject> others, Attempt attempt)
      throws IOException {
    try (Shown shown = new Shown(subject, options);
        Picture served = shown.served(shown.keys().getFirst());
        Picture attacked = attacked(subject, served, others, attempt);
        Picture leak = Recoding.jpeg(attacked, QUALITY)) {
      return new Outcome(
          attempt,
          Hearing.of(shown.rendition(), leak, shown.keys()),
          Fidelity.of(shown.rendition(), leak));
    }
  }

  private Picture attacked(Subject subject, Picture served, List<Subject> others, Attempt attempt)
      throws IOException {
    return switch (attempt) {
      case NOTHING -> served.cropped(0, 0, served.width(), served.height());
      case DENOISED -> without(served, residual(served), 1);
      case DENOISED_3 -> without(served, residual(served), 3);
      case NON_LOCAL_MEANS_3 -> {
        try (Picture denoised = served.denoised(3)) {
          yield without(served, difference(served, denoised), 3);
        }
      }
      case OTHERS_RESIDUALS -> without(served, othersResidual(served, others), 1);
      case OTHERS_RESIDUALS_3 -> {
        Plane residual = othersResidual(served, others);
        double strength = rms(guess(served, subject, 0));
        yield without(served, residual, 3 * strength / Math.max(1e-6, rms(residual)));
      }
      case GUESSED_KEY -> without(served, guess(served, subject, 0), 1);
      case GUESSED_KEYS_50 -> {
        Plane sum = Plane.empty(served.width(), served.height());
        for (int i = 0; i < 50; i++) {
          add(sum, guess(served, subject, i), 1);
        }
        yield without(served, sum, 1);
      }
      case DROWNED_4 -> without(served, guess(served, subject, 0), -4);
    };
  }

  /** What the mark of another key adds. */
  private Plane guess(Picture served, Subject subject, int which) {
    ViewKey key = new Keys(options.seed()).of(subject.number(), GUESSED + which, 0);
    try (Picture twice = Embedder.embed(served, Mask.of(served), key, Strength.STANDARD)) {
      return difference(twice, served);
    }
  }

  private static Plane difference(Picture one, Picture other) {
    Plane out = Plane.luma(one);
    add(out, Plane.luma(other), -1);
    return out;
  }

  /** The mean of what is noise in other views of the account, pixel by pixel as cells lie. */
  private Plane othersResidual(Picture served, List<Subject> others) throws IOException {
    Plane sum = Plane.empty(served.width(), served.height());
    for (Subject other : others) {
      try (Shown shown = new Shown(other, options);
          Picture view = shown.served(shown.keys().getFirst())) {
        Plane residual = residual(view);
        int width = Math.min(sum.width(), residual.width());
        for (int y = 0; y < Math.min(sum.height(), residual.height()); y++) {
          for (int x = 0; x < width; x++) {
            sum.values()[y * sum.width() + x] +=
                residual.values()[y * residual.width() + x] / others.size();
          }
        }
      }
    }
    return sum;
  }

  /**
   * What a local Wiener filter (Lee 1980) takes for noise in the brightness, the noise as strong as
   * the mean of the local variances in the flatter half of the picture.
   */
  static Plane residual(Picture picture) {
    Plane luma = Plane.luma(picture);
    float[] y = luma.values();
    float[] mean = luma.box(WIENER_SIDE).values();
    float[] squares = new float[y.length];
    for (int i = 0; i < y.length; i++) {
      squares[i] = y[i] * y[i];
    }
    float[] variance = new Plane(luma.width(), luma.height(), squares).box(WIENER_SIDE).values();
    for (int i = 0; i < y.length; i++) {
      variance[i] = Math.max(0, variance[i] - mean[i] * mean[i]);
    }
    float[] sorted = variance.clone();
    Arrays.sort(sorted);
    double noise = 0;
    for (int i = 0; i < sorted.length / 2; i++) {
      noise += 2.0 * sorted[i] / sorted.length;
    }
    Plane out = Plane.empty(luma.width(), luma.height());
    for (int i = 0; i < y.length; i++) {
      out.values()[i] =
          (float) ((y[i] - mean[i]) * Math.min(1, noise / Math.max(1e-6, variance[i])));
    }
    return out;
  }

  private static Picture without(Picture picture, Plane what, double times) {
    Plane minus = Plane.empty(what.width(), what.height());
    add(minus, what, -times);
    return minus.addedTo(picture);
  }

  private static void add(Plane to, Plane what, double times) {
    for (int i = 0; i < to.values().length; i++) {
      to.values()[i] += (float) (times * what.values()[i]);
    }
  }

  private static double rms(Plane plane) {
    double sum = 0;
    for (float v : plane.values()) {
      sum += (double) v * v;
    }
    return Math.sqrt(sum / plane.values().length);
  }
}
