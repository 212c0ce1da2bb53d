package org.chaperone.bench.scale;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.chaperone.bench.report.Workers;
import org.chaperone.picture.features.Features;
import org.chaperone.picture.features.Fingerprint;
import org.chaperone.picture.features.Vocabulary;
import org.chaperone.picture.pdq.PdqHash;
import org.chaperone.trace.archive.Indexed;
import org.chaperone.trace.archive.Photograph;

/**
 * Photographs that nobody took: fingerprints with as many points as any may have, in cells and with
 * signatures as those of drawn pictures.
 *
 * <p>A pool of descriptors is made by putting quarters of patches of different drawn pictures
 * together; each point of a photograph is one of these, a few bits of its signature changed.
 */
final class SyntheticPhotographs {

  private static final int POOL = 1 << 19;
  private static final int QUARTER_ROWS = 2;

  private final List<DrawnPhotographs.Read> drawn;
  private final long seed;
  private final char[] cells = new char[POOL];
  private final long[] low = new long[POOL];
  private final long[] high = new long[POOL];

  /** Prepares the pool from what was drawn. */
  SyntheticPhotographs(List<DrawnPhotographs.Read> drawn, long seed, Workers workers)
      throws InterruptedException {
    this.drawn = drawn.stream().filter(d -> d.features().count() > 0).toList();
    this.seed = seed;
    List<Workers.Task<Fingerprint>> tasks = new ArrayList<>();
    int each = Fingerprint.MOST_POINTS;
    for (int i = 0; i * each < POOL; i++) {
      var random = new SplittableRandom(seed + i);
      tasks.add(() -> Fingerprint.of(patchwork(each, random), Vocabulary.standard()));
    }
    List<Fingerprint> done = new ArrayList<>();
    workers.run(
        "Mixing signatures",
        tasks,
        f -> {
          int from = done.size() * each;
          done.add(f);
          int n = Math.min(each, POOL - from);
          System.arraycopy(f.cells(), 0, cells, from, n);
          System.arraycopy(f.low(), 0, low, from, n);
          System.arraycopy(f.high(), 0, high, from, n);
        });
  }

  /** Features each of whose descriptors is put together from four. */
  private Features patchwork(int n, RandomGenerator random) {
    byte[] descriptors = new byte[n * Features.DESCRIPTOR];
    float[] zero = new float[n];
    for (int i = 0; i < n; i++) {
      double[] parts = new double[Features.DESCRIPTOR];
      for (int quarter = 0; quarter < 4; quarter++) {
        Features from = drawn.get(random.nextInt(drawn.size())).features();
        int point = random.nextInt(from.count()) * Features.DESCRIPTOR;
        for (int row = 0; row < QUARTER_ROWS; row++) {
          // Four rows of four cells of eight directions.
          int at = ((quarter / 2 * 2 + row) * 4 + quarter % 2 * 2) * 8;
          for (int k = at; k < at + 16; k++) {
            parts[k] = from.descriptors()[point + k] & 0xFF;
          }
        }
      }
      double length = 0;
      for (double part : parts) {
        length += part * part;
      }
      double scale = 484 / Math.sqrt(Math.max(1, length));
      for (int k = 0; k < parts.length; k++) {
        descriptors[i * Features.DESCRIPTOR + k] = (byte) Math.min(255, (int) (parts[k] * scale));
      }
    }
    return new Features(Fingerprint.FRAME, Fingerprint.FRAME, zero, zero, zero, zero, descriptors);
  }

  /** A photograph; the same index gives the same. */
  Indexed photograph(int index) {
    var random = new SplittableRandom(seed ^ (0x9e3779b97f4a7c15L * (index + 1)));
    DrawnPhotographs.Read like = drawn.get(random.nextInt(drawn.size()));
    Photograph p = like.indexed().photograph();
    return new Indexed(
        new Photograph(
            String.format(Locale.ROOT, "synthetic/%03d/%06d.jpg", index / 1000, index),
            0,
            0,
            HexFormat.of().toHexDigits(random.nextLong()).repeat(4),
            p.width(),
            p.height(),
            p.frameWidth(),
            p.frameHeight(),
            new PdqHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()),
            100),
        fingerprint(like.indexed().fingerprint(), random),
        like.indexed().thumbnail());
  }

  private Fingerprint fingerprint(Fingerprint like, RandomGenerator random) {
    int n = Fingerprint.MOST_POINTS;
    Fingerprint f =
        new Fingerprint(
            like.width(), like.height(), new char[n], new long[n], new long[n], new int[n]);
    for (int i = 0; i < n; i++) {
      int point = random.nextInt(POOL);
      f.cells()[i] = cells[point];
      f.low()[i] = low[point] ^ fewBits(random);
      f.high()[i] = high[point] ^ fewBits(random);
      f.places()[i] = like.places()[random.nextInt(like.count())];
    }
    return f;
  }

  /** Each bit is set one time in 32. */
  private static long fewBits(RandomGenerator random) {
    long bits = random.nextLong();
    for (int i = 0; i < 4; i++) {
      bits &= random.nextLong();
    }
    return bits;
  }
}
