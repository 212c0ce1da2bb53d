package org.chaperone.mark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.mark.residual.Base;
import org.chaperone.mark.residual.Residual;
import org.chaperone.mark.score.Bets;
import org.chaperone.mark.score.Correlation;
import org.chaperone.mark.score.Hypothesis;
import org.chaperone.mark.score.Looks;
import org.chaperone.mark.score.Sums;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.picture.plane.Plane;
import org.chaperone.picture.registration.Transform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DetectorTest {

  private static final double CHANCE = 1e-9;
  private static final int ODDS = 20;
  private static final int SERVED = 7;
  private static final int KEYS = 40;

  /** Small ones hold less of a mark and are searched faster. */
  private static final int SMALL = 512;

  /** What leaves next to nothing of a mark is promised of a quarter of a megapixel on. */
  private static final int LARGE = 800;

  private static Picture rendition(int longestSide) {
    DrawnPhotograph p = new DrawnClinic(11, 2).photograph(1);
    try (Picture whole = Picture.of(p.width(), p.height(), p.bgr())) {
      return whole.fitting(longestSide);
    }
  }

  private static List<ViewKey> keys() {
    List<ViewKey> keys = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      keys.add(EmbedderTest.key(i));
    }
    return keys;
  }

  private static Picture recoded(Picture picture, int quality) {
    return switch (PictureDecoder.standard().decode(picture.jpeg(quality), 10_000)) {
      case Decoded.Opened opened -> opened.picture();
      default -> throw new IllegalStateException("a JPEG of ours cannot be read");
    };
  }

  private static Picture part(Picture picture, int x, int y, int width, int height) {
    double[] shift = {1, 0, -x, 0, 1, -y, 0, 0, 1};
    return picture.warped(shift, width, height, 0);
  }

  /** As a print that does not lie flat. */
  private static Picture bent(Picture picture) {
    int width = picture.width();
    Plane columns = Plane.empty(width, picture.height());
    Plane rows = Plane.empty(width, picture.height());
    for (int y = 0, i = 0; y < picture.height(); y++) {
      for (int x = 0; x < width; x++, i++) {
        columns.values()[i] = (float) (x + 2.5 * Math.sin(x / 90.0 + y / 60.0));
        rows.values()[i] = (float) (y + 2 * Math.cos(x / 70.0));
      }
    }
    byte[] bgr = new byte[3 * width * picture.height()];
    Plane[] colours = Plane.colours(picture);
    for (int c = 0; c < 3; c++) {
      float[] values = colours[c].at(columns, rows).values();
      for (int i = 0; i < values.length; i++) {
        bgr[3 * i + c] = (byte) Math.clamp(Math.round(values[i]), 0, 255);
      }
    }
    try (Picture whole = Picture.of(width, picture.height(), bgr)) {
      return recoded(whole, 80);
    }
  }

  private static Picture halvedAndTurned(Picture picture) {
    try (Picture part = part(picture, 90, 60, picture.width() / 2, picture.height() / 2);
        Picture half = part.resized(part.width() / 2, part.height() / 2)) {
      double c = Math.cos(.15);
      double s = Math.sin(.15);
      double[] turn = {c, -s, 8, s, c, -8, 0, 0, 1};
      try (Picture turned = half.warped(turn, half.width(), half.height(), 0)) {
        return recoded(turned, 50);
      }
    }
  }

  static Stream<Arguments> leaks() {
    return Stream.of(
        leak("as served", p -> recoded(p, 92)),
        leak("bent", DetectorTest::bent),
        leak("strongly compressed", p -> recoded(p, 20)),
        leakOfLarge("compressed to next to nothing", p -> recoded(p, 10)),
        leakOfLarge("a tenth of the size", p -> p.resized(p.width() / 10, p.height() / 10)),
        leakOfLarge("a quarter, halved, turned and compressed", DetectorTest::halvedAndTurned),
        leak("a quarter of the size", p -> p.resized(p.width() / 4, p.height() / 4)),
        leak("a piece", p -> part(p, 130, 90, p.width() / 3, p.height() / 3)),
        leak(
            "mirrored",
            p ->
                p.warped(
                    new double[] {-1, 0, p.width() - 1.0, 0, 1, 0, 0, 0, 1},
                    p.width(),
                    p.height(),
                    0)),
        leak(
            "turned and compressed",
            p -> {
              double c = Math.cos(.2);
              double s = Math.sin(.2);
              double[] turn = {c, -s, 60, s, c, -20, 0, 0, 1};
              return recoded(p.warped(turn, p.width(), p.height(), 30), 60);
            }),
        leak(
            "negative",
            p -> {
              byte[] bgr = p.bgr();
              for (int i = 0; i < bgr.length; i++) {
                bgr[i] = (byte) (255 - (bgr[i] & 255));
              }
              return Picture.of(p.width(), p.height(), bgr);
            }));
  }

  private static Arguments leak(String name, UnaryOperator<Picture> attack) {
    return Arguments.of(name, SMALL, attack);
  }

  private static Arguments leakOfLarge(String name, UnaryOperator<Picture> attack) {
    return Arguments.of(name, LARGE, attack);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("leaks")
  void namesTheViewAndNobodyElse(String name, int longestSide, UnaryOperator<Picture> attack) {
    List<ViewKey> keys = keys();
    try (Picture rendition = rendition(longestSide);
        Picture marked =
            Embedder.embed(rendition, Mask.of(rendition), keys.get(SERVED), Strength.STANDARD);
        Picture leak = attack.apply(marked)) {
      Detection found = Detector.search(rendition, leak, Optional.empty(), keys);
      double threshold = Detection.threshold(CHANCE, 2L * KEYS * found.hypotheses());
      Detection.Score served = found.scores().get(SERVED);
      assertTrue(served.view() > threshold, () -> served + " against " + threshold);
      assertTrue(served.account() > threshold, () -> served + " against " + threshold);
      for (int i = 0; i < KEYS; i++) {
        if (i != SERVED) {
          Detection.Score innocent = found.scores().get(i);
          assertTrue(Math.max(innocent.account(), innocent.view()) < threshold, innocent::toString);
        }
      }
    }
  }

  /** With thousands of views the cells that say least are left out; who is named stays the same. */
  @Test
  void namesOneViewOfThousands() {
    int accounts = 12;
    int views = 2_400;
    int served = 1_234;
    List<ViewKey> keys = new ArrayList<>();
    for (int i = 0; i < views; i++) {
      keys.add(new ViewKey(bytes(i % accounts), bytes(1_000_000 + i)));
    }
    try (Picture rendition = rendition(640);
        Picture marked =
            Embedder.embed(rendition, Mask.of(rendition), keys.get(served), Strength.STANDARD);
        Picture leak = recoded(marked, 60)) {
      Detection found = Detector.search(rendition, leak, Optional.empty(), keys);
      double threshold = Detection.threshold(CHANCE, 2L * views * found.hypotheses());
      for (int i = 0; i < views; i++) {
        Detection.Score score = found.scores().get(i);
        assertEquals(i == served, score.view() > threshold, score::toString);
        boolean isTheirs = i % accounts == served % accounts;
        assertEquals(isTheirs, score.account() > threshold, score::toString);
      }
    }
  }

  private static byte[] bytes(long seed) {
    byte[] bytes = new byte[ViewKey.BYTES];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @Test
  void namesAllThreeWhoseCopiesWereAveraged() {
    List<ViewKey> keys = keys();
    try (Picture rendition = rendition(SMALL)) {
      float[] sum = new float[rendition.width() * rendition.height() * 3];
      for (int i = 0; i < 3; i++) {
        try (Picture marked =
            Embedder.embed(rendition, Mask.of(rendition), keys.get(i), Strength.STANDARD)) {
          byte[] bgr = marked.bgr();
          for (int k = 0; k < sum.length; k++) {
            sum[k] += (bgr[k] & 255) / 3f;
          }
        }
      }
      byte[] mean = new byte[sum.length];
      for (int k = 0; k < sum.length; k++) {
        mean[k] = (byte) Math.round(sum[k]);
      }
      try (Picture averaged = Picture.of(rendition.width(), rendition.height(), mean);
          Picture leak = recoded(averaged, 75)) {
        Detection found = Detector.search(rendition, leak, Optional.empty(), keys);
        double threshold = Detection.threshold(CHANCE, 2L * KEYS * found.hypotheses());
        for (int i = 0; i < KEYS; i++) {
          assertEquals(i < 3, found.scores().get(i).account() > threshold, "key " + i);
        }
      }
    }
  }

  /** Each gave a twentieth of the squares: in the whole they are lost in one another's noise. */
  @Test
  void namesAllTwentyWhoseCopiesWerePiecedTogether() {
    int side = 32;
    int contributors = 20;
    List<ViewKey> keys = keys();
    Random random = new Random(3);
    try (Picture rendition = rendition(SMALL)) {
      int width = rendition.width();
      int height = rendition.height();
      List<byte[]> views = new ArrayList<>();
      for (int i = 0; i < contributors; i++) {
        try (Picture marked =
            Embedder.embed(rendition, Mask.of(rendition), keys.get(i), Strength.STANDARD)) {
          views.add(marked.bgr());
        }
      }
      byte[] pieced = new byte[3 * width * height];
      for (int y = 0; y < height; y += side) {
        for (int x = 0; x < width; x += side) {
          byte[] from = views.get(random.nextInt(contributors));
          for (int row = y; row < Math.min(height, y + side); row++) {
            int at = 3 * (row * width + x);
            System.arraycopy(from, at, pieced, at, 3 * Math.min(side, width - x));
          }
        }
      }
      try (Picture mosaic = Picture.of(width, height, pieced);
          Picture leak = recoded(mosaic, 75)) {
        Detection found = Detector.search(rendition, leak, Optional.empty(), keys);
        double threshold = Detection.threshold(CHANCE, 2L * KEYS * found.hypotheses());
        for (int i = 0; i < KEYS; i++) {
          Detection.Score score = found.scores().get(i);
          assertEquals(i < contributors, score.account() > threshold, i + ": " + score);
        }
      }
    }
  }

  /**
   * Wrong keys, a hundred thousand in all, against a marked and an unmarked leak: the bound holds
   * because the scores are those of random signs, with mean 0 and deviation 1 in every weighting.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void wrongKeysScoreAsChanceDoes(boolean isOnOwnPixels) {
    try (Picture rendition = rendition(256);
        Picture marked =
            Embedder.embed(rendition, Mask.of(rendition), EmbedderTest.key(-1), Strength.STANDARD);
        Picture leak = recoded(marked, 75);
        Picture unmarked = recoded(rendition, 75)) {
      Random random = new Random(5);
      for (Picture from : List.of(leak, unmarked)) {
        Base base = new Base(rendition, Mask.of(rendition).plane());
        Plane luma = Plane.luma(from);
        Residual residual =
            isOnOwnPixels
                ? Residual.inLeak(base, luma, Transform.identity()).orElseThrow()
                : Residual.of(base, luma, Transform.identity(), 0, Residual.Manner.PLAIN)
                    .orElseThrow();
        Hypothesis hypothesis = Hypothesis.withPatchwork(residual, Long.MAX_VALUE, Long.MAX_VALUE);
        Looks looks = Looks.of(List.of(hypothesis));
        Bets patchwork = hypothesis.patchwork().orElseThrow().bets(1);
        int n = 25_000;
        double[] sum = new double[Hypothesis.WEIGHTINGS];
        double[] squares = new double[Hypothesis.WEIGHTINGS];
        double highest = 0;
        int bets = 0;
        for (int done = 0; done < n; done += 1_000) {
          List<byte[]> keys = new ArrayList<>();
          for (int i = 0; i < 1_000; i++) {
            byte[] key = new byte[ViewKey.BYTES];
            random.nextBytes(key);
            keys.add(key);
          }
          Sums sums = new Correlation(keys).sums(looks).getFirst();
          for (int i = 0; i < keys.size(); i++) {
            double[] scores = hypothesis.scores(sums.octaves()[i]);
            bets += patchwork.score(sums.squares()[i]) >= Math.sqrt(2 * Math.log(ODDS)) ? 1 : 0;
            for (int w = 0; w < scores.length; w++) {
              sum[w] += scores[w];
              squares[w] += scores[w] * scores[w];
              highest = Math.max(highest, scores[w]);
            }
          }
        }
        for (int w = 0; w < sum.length; w++) {
          double mean = sum[w] / n;
          double deviation = Math.sqrt(squares[w] / n - mean * mean);
          // Five times the error that so many trials leave.
          assertEquals(0, mean, 5 / Math.sqrt(n));
          assertEquals(1, deviation, .02);
        }
        assertTrue(highest < Detection.threshold(CHANCE, 2L * n * Hypothesis.WEIGHTINGS));
        assertTrue(bets <= (double) n / ODDS, bets + " of " + n + " won a bet of " + ODDS);
      }
    }
  }
}
