package org.chaperone.mark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaperone.picture.Picture;
import org.chaperone.picture.plane.Plane;
import org.chaperone.picture.registration.Transform;

/**
 * Looks for the marks of views in a leak, knowing the rendition that they were put into: lays the
 * leak over it, takes the rendition out and correlates what is left with each key.
 */
public final class Detector {

  /** Keys correlated at a time: bounds memory. */
  private static final int BATCH = 512;

  private static final int SMALL = 200;

  private Detector() {}

  /**
   * Searches.
   *
   * @param rendition as it was before it was marked
   * @param leak upright, at its full size
   * @param hint from pixels of the rendition to pixels of the leak, where that is known
   * @param keys of the views that were served of this rendition
   */
  public static Detection search(
      Picture rendition, Picture leak, Optional<Transform> hint, List<ViewKey> keys) {
    List<Coefficients> hypotheses = hypotheses(rendition, leak, hint);
    List<Detection.Score> scores = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += BATCH) {
      List<ViewKey> batch = keys.subList(from, Math.min(keys.size(), from + BATCH));
      double[] account = best(hypotheses, batch, Part.ACCOUNT);
      double[] view = best(hypotheses, batch, Part.VIEW);
      for (int i = 0; i < batch.size(); i++) {
        scores.add(new Detection.Score(account[i], view[i]));
      }
    }
    return new Detection(scores, hypotheses.size() * Coefficients.WEIGHTINGS);
  }

  /**
   * What {@link #search} takes the best of, one part of each key: for measuring how the scores of
   * keys that are not in a leak spread.
   */
  public static List<SingleScores> singleScores(
      Picture rendition, Picture leak, Optional<Transform> hint, List<ViewKey> keys, Part part) {
    List<Coefficients> hypotheses = hypotheses(rendition, leak, hint);
    List<SingleScores> scores = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += BATCH) {
      List<ViewKey> batch = keys.subList(from, Math.min(keys.size(), from + BATCH));
      List<Cells> cells = batch.stream().map(key -> key.cells(part)).toList();
      double[][][] weighted = new double[batch.size()][hypotheses.size()][];
      double[][][] octaves = new double[batch.size()][hypotheses.size()][];
      for (int h = 0; h < hypotheses.size(); h++) {
        Coefficients coefficients = hypotheses.get(h);
        double[] sums = Correlation.sums(coefficients, cells);
        for (int i = 0; i < batch.size(); i++) {
          weighted[i][h] = coefficients.scores(sums, i * coefficients.octaves());
          octaves[i][h] = coefficients.octaveScores(sums, i * coefficients.octaves());
        }
      }
      for (int i = 0; i < batch.size(); i++) {
        scores.add(new SingleScores(weighted[i], octaves[i]));
      }
    }
    return scores;
  }

  private static List<Coefficients> hypotheses(
      Picture rendition, Picture leak, Optional<Transform> hint) {
    Base base = new Base(rendition);
    Laying laying = new Laying(rendition, leak);
    List<Transform> ways = laying.over(hint);
    Plane luma = laying.luma();
    List<Coefficients> hypotheses = new ArrayList<>();
    for (Transform laid : ways) {
      double scale = Math.abs(laid.scaleAt(base.width() / 2.0, base.height() / 2.0));
      int level =
          (int)
              Math.clamp(
                  Math.floor(Math.log(1 / scale) / Math.log(2) + .3), 0, Base.COARSEST_LEVEL);
      List<Integer> levels =
          hypotheses.isEmpty() ? List.of(level, level + 1, level + 2) : List.of(level);
      for (int at : levels) {
        if (at <= Base.COARSEST_LEVEL) {
          Residual.of(base, luma, laid, at, false)
              .ifPresent(r -> hypotheses.add(new Coefficients(base, r)));
        }
      }
      if (Math.min(leak.width(), leak.height()) <= SMALL) {
        Residual.of(base, luma, laid, level, true)
            .ifPresent(r -> hypotheses.add(new Coefficients(base, r)));
      }
    }
    return hypotheses;
  }

  private static double[] best(List<Coefficients> hypotheses, List<ViewKey> keys, Part part) {
    List<Cells> cells = keys.stream().map(key -> key.cells(part)).toList();
    double[] best = new double[keys.size()];
    for (Coefficients coefficients : hypotheses) {
      double[][] scores = Correlation.each(coefficients, cells);
      for (int i = 0; i < best.length; i++) {
        for (double score : scores[i]) {
          best[i] = Math.max(best[i], score);
        }
      }
    }
    return best;
  }
}
