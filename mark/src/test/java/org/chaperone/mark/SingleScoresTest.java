package org.chaperone.mark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chaperone.drawn.DrawnTexture;
import org.chaperone.picture.Picture;
import org.junit.jupiter.api.Test;

final class SingleScoresTest {

  @Test
  void theBestOfThemIsWhatASearchFinds() {
    List<ViewKey> keys = IntStream.range(0, 5).mapToObj(EmbedderTest::key).toList();
    try (Picture whole =
            Picture.of(DrawnTexture.WIDTH, DrawnTexture.HEIGHT, new DrawnTexture(3).bgr(0));
        Picture rendition = whole.fitting(256);
        Picture leak =
            Embedder.embed(rendition, Mask.of(rendition), keys.get(2), Strength.STANDARD)) {
      Detection found = Detector.search(rendition, leak, Optional.empty(), keys);
      Map<Part, List<SingleScores>> both =
          Detector.singleScores(rendition, leak, Optional.empty(), keys);
      List<SingleScores> account = both.getOrDefault(Part.ACCOUNT, List.of());
      List<SingleScores> view = both.getOrDefault(Part.VIEW, List.of());
      for (int i = 0; i < keys.size(); i++) {
        double alone = best(account.get(i));
        double together = together(account.get(i), view.get(i));
        assertEquals(Math.max(alone, together), found.scores().get(i).account());
        assertEquals(best(view.get(i)), found.scores().get(i).view());
        int single = count(account.get(i)) + count(view.get(i));
        // Those beyond look at the leak square by square.
        assertTrue(found.hypotheses() >= single && found.hypotheses() <= single + 6);
      }
    }
  }

  /** No less than 0, which is what a search begins at. */
  private static double best(SingleScores scores) {
    return Arrays.stream(scores.weighted()).flatMapToDouble(Arrays::stream).reduce(0, Math::max);
  }

  /** An account is also looked for by both parts at once. */
  private static double together(SingleScores account, SingleScores view) {
    double best = 0;
    for (int h = 0; h < view.weighted().length; h++) {
      for (int w = 0; w < view.weighted()[h].length; w++) {
        best =
            Math.max(
                best,
                Part.ACCOUNT.amplitude() * account.weighted()[h][w]
                    + Part.VIEW.amplitude() * view.weighted()[h][w]);
      }
    }
    return best;
  }

  private static int count(SingleScores scores) {
    return Arrays.stream(scores.weighted()).mapToInt(s -> s.length).sum();
  }
}
