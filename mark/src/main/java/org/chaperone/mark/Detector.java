package org.chaperone.mark;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.mark.score.Bets;
import org.chaperone.mark.score.Correlation;
import org.chaperone.mark.score.Hypothesis;
import org.chaperone.mark.score.Looks;
import org.chaperone.mark.score.Patchwork;
import org.chaperone.mark.score.Sums;
import org.chaperone.picture.Picture;
import org.chaperone.picture.registration.Transform;

/**
 * Looks for the marks of views in a leak, knowing the rendition that they were put into: lays the
 * leak over it, takes the rendition out and correlates what is left with each key.
 */
public final class Detector {

  /** Keys correlated at a time: bounds memory. */
  private static final int BATCH = 2048;

  /** Cells looked at, over all keys, in each hypothesis: bounds time. */
  private static final long CELLS_OF_ALL_KEYS = 1L << 29;

  private static final long FEWEST_CELLS = 1 << 15;
  private static final long MOST_CELLS = 1 << 22;

  /** Squares of one size looked at, over all keys: bounds time. */
  private static final long SQUARES_OF_ALL_KEYS = 1L << 20;

  /** An account's part is tried alone, and together with the view's. */
  private static final int WAYS = 2;

  private Detector() {}

  /**
   * Searches.
   *
   * <p>With many keys the cells that say least are left out, so that time grows more slowly than
   * their number; which they are depends on the leak and the number of keys, never on a key.
   *
   * @param rendition as it was before it was marked
   * @param leak upright, at its full size
   * @param hint from pixels of the rendition to pixels of the leak, where that is known
   * @param keys of the views that were served of this rendition
   */
  public static Detection search(
      Picture rendition, Picture leak, Optional<Transform> hint, List<ViewKey> keys) {
    if (keys.isEmpty()) {
      return new Detection(List.of(), 0);
    }
    List<Hypothesis> hypotheses = hypotheses(rendition, leak, hint, keys.size());
    Accounts accounts = Accounts.of(keys);
    try {
      Looks looks = Looks.of(hypotheses);
      List<Correlated> ofAccounts = correlated(looks, accounts.keys());
      List<InSquares> patchworks = inSquares(hypotheses);
      double[] alone = ofAccounts.stream().mapToDouble(a -> alone(a, patchworks)).toArray();
      List<Detection.Score> scores = new ArrayList<>();
      for (int from = 0; from < keys.size(); from += BATCH) {
        List<byte[]> batch =
            keys.subList(from, Math.min(keys.size(), from + BATCH)).stream()
                .map(key -> key.bytes(Part.VIEW))
                .toList();
        List<Correlated> ofViews = correlated(looks, batch);
        batch.forEach(key -> Arrays.fill(key, (byte) 0));
        for (int i = 0; i < ofViews.size(); i++) {
          int account = accounts.of()[from + i];
          Detection.Score score = score(ofAccounts.get(account), ofViews.get(i), patchworks);
          scores.add(new Detection.Score(Math.max(score.account(), alone[account]), score.view()));
        }
      }
      int tried = hypotheses.size() * Hypothesis.WEIGHTINGS + patchworks.size();
      return new Detection(scores, WAYS * tried);
    } finally {
      accounts.keys().forEach(key -> Arrays.fill(key, (byte) 0));
    }
  }

  /**
   * What {@link #search} takes the best of, of each part of each key: for measuring how the scores
   * of keys that are not in a leak spread.
   */
  public static Map<Part, List<SingleScores>> singleScores(
      Picture rendition, Picture leak, Optional<Transform> hint, List<ViewKey> keys) {
    List<Hypothesis> hypotheses = hypotheses(rendition, leak, hint, Math.max(1, keys.size()));
    Looks looks = Looks.of(hypotheses);
    Map<Part, List<SingleScores>> scores = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      scores.put(part, singleScores(looks, keys, part));
    }
    return scores;
  }

  private static List<SingleScores> singleScores(Looks looks, List<ViewKey> keys, Part part) {
    List<Hypothesis> hypotheses = looks.hypotheses();
    List<SingleScores> scores = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += BATCH) {
      List<ViewKey> batch = keys.subList(from, Math.min(keys.size(), from + BATCH));
      Correlation correlation =
          new Correlation(batch.stream().map(key -> key.bytes(part)).toList());
      double[][][] weighted = new double[batch.size()][hypotheses.size()][];
      double[][][] octaves = new double[batch.size()][hypotheses.size()][];
      List<Sums> sums = correlation.sums(looks);
      for (int h = 0; h < hypotheses.size(); h++) {
        Hypothesis hypothesis = hypotheses.get(h);
        for (int i = 0; i < batch.size(); i++) {
          double[] ofOctaves = sums.get(h).octaves()[i];
          weighted[i][h] = hypothesis.scores(ofOctaves);
          octaves[i][h] = hypothesis.octaveScores(ofOctaves);
        }
      }
      for (int i = 0; i < batch.size(); i++) {
        scores.add(new SingleScores(weighted[i], octaves[i]));
      }
    }
    return scores;
  }

  private static List<Hypothesis> hypotheses(
      Picture rendition, Picture leak, Optional<Transform> hint, int keys) {
    long most = Math.clamp(CELLS_OF_ALL_KEYS / keys, FEWEST_CELLS, MOST_CELLS);
    return new Hypotheses(rendition, leak, most, SQUARES_OF_ALL_KEYS / keys).over(hint);
  }

  /**
   * Views of one account share its part, which is correlated once.
   *
   * @param keys the accounts' parts, each once
   * @param of which of them each view has
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Accounts(List<byte[]> keys, int[] of) {

    static Accounts of(List<ViewKey> views) {
      List<byte[]> keys = new ArrayList<>();
      Map<ByteBuffer, Integer> numbers = new HashMap<>();
      int[] of = new int[views.size()];
      for (int i = 0; i < of.length; i++) {
        byte[] key = views.get(i).bytes(Part.ACCOUNT);
        int number = numbers.computeIfAbsent(ByteBuffer.wrap(key), k -> keys.size());
        if (number == keys.size()) {
          keys.add(key);
        } else {
          Arrays.fill(key, (byte) 0);
        }
        of[i] = number;
      }
      return new Accounts(keys, of);
    }
  }

  /** What is bet on each part of a mark, and on both together, in one patchwork. */
  private record InSquares(Bets account, Bets view, Bets both) {

    static InSquares of(Patchwork patchwork) {
      return new InSquares(
          patchwork.bets(Part.ACCOUNT.amplitude()),
          patchwork.bets(Part.VIEW.amplitude()),
          patchwork.bets(1));
    }
  }

  private static List<InSquares> inSquares(List<Hypothesis> hypotheses) {
    return hypotheses.stream()
        .flatMap(hypothesis -> hypothesis.patchwork().stream())
        .map(InSquares::of)
        .toList();
  }

  /**
   * How a key fares.
   *
   * @param scores of each hypothesis and weighting
   * @param squares of each patchwork, the correlations of its squares
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Correlated(double[] scores, List<double[]> squares) {}

  private static List<Correlated> correlated(Looks looks, List<byte[]> keys) {
    List<Correlated> out = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += BATCH) {
      correlate(looks, keys.subList(from, Math.min(keys.size(), from + BATCH)), out);
    }
    return out;
  }

  private static void correlate(Looks looks, List<byte[]> keys, List<Correlated> out) {
    List<Hypothesis> hypotheses = looks.hypotheses();
    List<Sums> sums = new Correlation(keys).sums(looks);
    for (int i = 0; i < keys.size(); i++) {
      double[] scores = new double[hypotheses.size() * Hypothesis.WEIGHTINGS];
      List<double[]> squares = new ArrayList<>();
      for (int h = 0; h < hypotheses.size(); h++) {
        Hypothesis hypothesis = hypotheses.get(h);
        double[] ofOne = hypothesis.scores(sums.get(h).octaves()[i]);
        System.arraycopy(ofOne, 0, scores, h * Hypothesis.WEIGHTINGS, Hypothesis.WEIGHTINGS);
        if (hypothesis.patchwork().isPresent()) {
          squares.add(sums.get(h).squares()[i]);
        }
      }
      out.add(new Correlated(scores, squares));
    }
  }

  /** The best of an account's part alone, square by square; once for all of its views. */
  private static double alone(Correlated account, List<InSquares> patchworks) {
    double best = 0;
    for (int i = 0; i < patchworks.size(); i++) {
      best = Math.max(best, patchworks.get(i).account.score(account.squares.get(i)));
    }
    return best;
  }

  /**
   * The best of each part. Both parts together have the pattern's whole power; where the account is
   * innocent, neither of them is in the leak, so that score too is one of random signs.
   */
  private static Detection.Score score(
      Correlated account, Correlated view, List<InSquares> patchworks) {
    float a = Part.ACCOUNT.amplitude();
    float v = Part.VIEW.amplitude();
    double bestAccount = 0;
    double bestView = 0;
    for (int i = 0; i < account.scores.length; i++) {
      double both = a * account.scores[i] + v * view.scores[i];
      bestAccount = Math.max(bestAccount, Math.max(account.scores[i], both));
      bestView = Math.max(bestView, view.scores[i]);
    }
    for (int i = 0; i < patchworks.size(); i++) {
      InSquares patchwork = patchworks.get(i);
      double[] ofAccount = account.squares.get(i);
      double[] ofView = view.squares.get(i);
      double[] both = new double[ofView.length];
      for (int square = 0; square < both.length; square++) {
        both[square] = a * ofAccount[square] + v * ofView[square];
      }
      bestAccount = Math.max(bestAccount, patchwork.both.score(both));
      bestView = Math.max(bestView, patchwork.view.score(ofView));
    }
    return new Detection.Score(bestAccount, bestView);
  }
}
