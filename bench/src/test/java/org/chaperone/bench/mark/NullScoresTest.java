package org.chaperone.bench.mark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.chaperone.mark.SingleScores;
import org.junit.jupiter.api.Test;

final class NullScoresTest {

  private static final int KEYS = 4_000;

  private static List<SingleScores> scores(Random random, double shared) {
    List<SingleScores> scores = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      double one = random.nextGaussian();
      double other = shared * one + Math.sqrt(1 - shared * shared) * random.nextGaussian();
      scores.add(
          new SingleScores(new double[][] {{one, other}}, new double[][] {{one, other, one}}));
    }
    return scores;
  }

  private static double correlation(NullScores scores, String octaves) {
    return scores.octaves().getOrDefault(octaves, new Moments()).mean();
  }

  @Test
  void findsOctavesThatKnowOfEachOther() {
    NullScores scores = new NullScores();
    scores.add(scores(new Random(1), .5), scores(new Random(2), .5));
    assertEquals(KEYS, scores.pairs());
    assertEquals(0, scores.all().mean(), .03);
    assertEquals(1, scores.all().deviation(), .03);
    assertEquals(.5, correlation(scores, "3,2"), .05);
    assertEquals(1, correlation(scores, "3,1"), .05);
    assertEquals(0, scores.neighbours().mean(), .06);
    assertEquals(0, scores.parts().mean(), .06);
  }

  @Test
  void findsPhotographsThatKnowOfEachOther() {
    NullScores one = new NullScores();
    one.add(scores(new Random(1), 0), scores(new Random(2), 0));
    NullScores same = new NullScores();
    same.add(scores(new Random(1), 0), scores(new Random(3), 0));
    NullScores stranger = new NullScores();
    stranger.add(scores(new Random(4), 0), scores(new Random(5), 0));
    assertEquals(1, one.with(same).mean(), .1);
    assertEquals(0, one.with(stranger).mean(), .1);
  }

  @Test
  void countsWhoWouldBeNamed() {
    SingleScores high = new SingleScores(new double[][] {{2, 9.5}, {7, 0}}, new double[][] {{2}});
    SingleScores low = new SingleScores(new double[][] {{1, -9.5}, {-8, 0}}, new double[][] {{2}});
    NullScores scores = new NullScores();
    scores.add(List.of(high), List.of(low));
    NullScores sum = new NullScores();
    sum.add(scores);
    sum.add(scores);
    assertEquals(2, sum.named(9));
    assertEquals(0, sum.named(9.6));
    assertEquals(4, sum.hypotheses());
  }
}
