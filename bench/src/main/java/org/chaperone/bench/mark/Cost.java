package org.chaperone.bench.mark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.chaperone.bench.mark.leak.Recoding;
import org.chaperone.bench.mark.leak.ViewAttack;
import org.chaperone.bench.report.Latency;
import org.chaperone.bench.report.Machine;
import org.chaperone.mark.Detection;
import org.chaperone.mark.Detector;
import org.chaperone.mark.Embedder;
import org.chaperone.mark.Mask;
import org.chaperone.mark.ViewKey;
import org.chaperone.picture.Picture;
import org.chaperone.trace.Progress;

/** What marks cost, in processor time of one thread. */
record Cost(MarkOptions options, Progress progress) {

  /** Small pictures are marked more often: a young Java machine is slow for some hundred. */
  private static final double MEGAPIXELS = 40;

  private static final int FEWEST_ROUNDS = 7;
  private static final int FEW = 100;
  private static final int MANY = 10_000;

  /** Detection is measured on leaks that can be laid at once and on ones that must be searched. */
  private static final List<ViewAttack> LEAKS =
      List.of(ViewAttack.JPEG_Q75, ViewAttack.CROP_25_HALF_Q50_TURNED, ViewAttack.PIECE_64_Q75);

  /**
   * At one size, medians.
   *
   * @param codingMs decoding a rendition and encoding what is served, a megapixel
   * @param embeddingMs reading the mask and marking between the two, a megapixel
   * @param detections of leaks of several kinds
   * @param manyViewsMs what 10,000 candidates more cost in all ways of laying the first of these
   *     leaks, if they are 100 accounts'
   * @param manyAccountsMs the same if each is another account's, whose part is asked for too
   */
  record Row(
      double megapixels,
      double codingMs,
      double embeddingMs,
      List<Detecting> detections,
      double manyViewsMs,
      double manyAccountsMs) {}

  /**
   * Detecting in one leak.
   *
   * @param hypotheses ways of laying × weightings
   * @param seconds with as many candidates as the options say
   */
  record Detecting(ViewAttack leak, int hypotheses, double seconds) {}

  /**
   * All sizes.
   *
   * @param peakHeapMb the most heap in use at a time in this part, garbage included
   */
  record Costs(List<Row> rows, long peakHeapMb) {}

  Costs measured(List<Subject> subjects) throws IOException {
    List<Row> rows = new ArrayList<>();
    progress.begin("Measuring cost", 1 + options.sizes().size());
    for (double size : options.sizes()) {
      Optional<Subject> subject = subjects.stream().filter(s -> s.megapixels() == size).findFirst();
      if (subject.isPresent()) {
        if (rows.isEmpty()) {
          // Once for nothing: a young Java machine is slow.
          row(subject.get());
          progress.advance(1);
        }
        rows.add(row(subject.get()));
      }
      progress.advance(1);
    }
    progress.end();
    return new Costs(rows, Machine.peakHeap() >> 20);
  }

  private Row row(Subject subject) throws IOException {
    try (Shown shown = new Shown(subject, options)) {
      double megapixels = shown.rendition().width() / 1e6 * shown.rendition().height();
      int rounds = Math.max(FEWEST_ROUNDS, (int) Math.ceil(MEGAPIXELS / megapixels));
      double[] coding = new double[rounds];
      double[] embedding = new double[rounds];
      embed(shown, coding, embedding);
      List<Detecting> detections = new ArrayList<>();
      try (Picture served = shown.served(shown.keys().getFirst())) {
        for (ViewAttack attack : LEAKS) {
          List<byte[]> leaks = attack.leaks(served, new SplittableRandom(options.seed()));
          if (!leaks.isEmpty()) {
            try (Picture leak = Recoding.opened(leaks.getFirst())) {
              detections.add(detecting(attack, shown, leak));
            }
          }
        }
        try (Picture leak = Recoding.jpeg(served, 75)) {
          Keys keys = new Keys(options.seed());
          int photograph = subject.number();
          double few = seconds(shown, leak, keys.ofAccounts(photograph, 0, FEW));
          double views = seconds(shown, leak, keys.ofViews(photograph, FEW, FEW + MANY));
          double accounts = seconds(shown, leak, keys.ofAccounts(photograph, 0, FEW + MANY));
          return new Row(
              subject.megapixels(),
              Latency.at(coding, .5) / megapixels,
              Latency.at(embedding, .5) / megapixels,
              detections,
              1000 * (views - few),
              1000 * (accounts - few));
        }
      }
    }
  }

  private void embed(Shown shown, double[] coding, double[] embedding) {
    byte[] file = shown.rendition().jpeg(Shown.SERVED_QUALITY);
    byte[] mask = shown.mask().bytes();
    for (int i = 0; i < coding.length; i++) {
      long begin = Machine.cpuOfThread();
      try (Picture opened = Recoding.opened(file)) {
        long decoded = Machine.cpuOfThread();
        Mask read = Mask.read(mask);
        try (Picture marked =
            Embedder.embed(
                opened, read, shown.keys().get(i % shown.keys().size()), options.strength())) {
          long embedded = Machine.cpuOfThread();
          byte[] served = marked.jpeg(Shown.SERVED_QUALITY);
          long encoded = Machine.cpuOfThread();
          embedding[i] = (embedded - decoded) / 1e6;
          coding[i] = (encoded - embedded + decoded - begin) / 1e6;
          if (served.length == 0) {
            throw new IllegalStateException("nothing was encoded");
          }
        }
      }
    }
  }

  private static double seconds(Shown shown, Picture leak, List<ViewKey> keys) {
    long begin = Machine.cpuOfThread();
    Detector.search(shown.rendition(), leak, Optional.empty(), keys);
    return (Machine.cpuOfThread() - begin) / 1e9;
  }

  private static Detecting detecting(ViewAttack attack, Shown shown, Picture leak) {
    long begin = Machine.cpuOfThread();
    Detection found = Detector.search(shown.rendition(), leak, Optional.empty(), shown.keys());
    return new Detecting(attack, found.hypotheses(), (Machine.cpuOfThread() - begin) / 1e9);
  }
}
