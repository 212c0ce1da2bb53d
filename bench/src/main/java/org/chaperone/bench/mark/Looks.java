package org.chaperone.bench.mark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chaperone.bench.report.Workers;
import org.chaperone.mark.Embedder;
import org.chaperone.mark.Mask;
import org.chaperone.mark.Strength;
import org.chaperone.mark.ViewKey;
import org.chaperone.picture.Picture;

/** How far marked renditions are from unmarked ones, photographs and flat pictures. */
record Looks(MarkOptions options, Workers workers) {

  private static final int FLAT_SIDE = 512;
  private static final int[] FLAT = {0, 4, 16, 64, 128, 200, 255};

  /**
   * Over the pictures of one kind.
   *
   * @param pictures of what kind
   */
  record Row(
      String pictures,
      Strength strength,
      int n,
      double psnrLowest,
      double psnrMedian,
      double ssimLowest,
      double ssimMedian) {

    static Row of(String pictures, Strength strength, List<Fidelity> found) {
      Scores psnr = Scores.of(found.stream().map(Fidelity::psnr).toList());
      Scores ssim = Scores.of(found.stream().map(Fidelity::ssim).toList());
      return new Row(
          pictures,
          strength,
          found.size(),
          psnr.lowest(),
          psnr.median(),
          ssim.lowest(),
          ssim.median());
    }
  }

  List<Row> rows(List<Subject> subjects) throws InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (Strength strength : Strength.values()) {
      for (double size : options.sizes()) {
        List<Workers.Task<Fidelity>> tasks = new ArrayList<>();
        for (Subject subject : subjects) {
          if (subject.megapixels() == size) {
            tasks.add(() -> photograph(subject, strength));
          }
        }
        rows.add(Row.of(size + " MP", strength, done(tasks)));
      }
      for (int level : FLAT) {
        rows.add(
            Row.of("flat, level " + level, strength, done(List.of(() -> flat(level, strength)))));
      }
    }
    return rows;
  }

  private List<Fidelity> done(List<Workers.Task<Fidelity>> tasks) throws InterruptedException {
    List<Fidelity> found = new ArrayList<>();
    workers.run("Looking at marked pictures", tasks, found::add);
    return found;
  }

  private Fidelity photograph(Subject subject, Strength strength) throws IOException {
    try (Picture rendition = subject.rendition()) {
      return fidelity(rendition, new Keys(options.seed()).of(subject.number(), 0, 0), strength);
    }
  }

  private Fidelity flat(int level, Strength strength) {
    byte[] bgr = new byte[3 * FLAT_SIDE * FLAT_SIDE];
    Arrays.fill(bgr, (byte) level);
    try (Picture picture = Picture.of(FLAT_SIDE, FLAT_SIDE, bgr)) {
      return fidelity(picture, new Keys(options.seed()).of(-1 - level, 0, 0), strength);
    }
  }

  private static Fidelity fidelity(Picture rendition, ViewKey key, Strength strength) {
    try (Picture marked = Embedder.embed(rendition, Mask.of(rendition), key, strength)) {
      return Fidelity.of(rendition, marked);
    }
  }
}
