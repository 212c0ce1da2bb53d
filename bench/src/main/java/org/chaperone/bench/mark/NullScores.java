package org.chaperone.bench.mark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chaperone.mark.SingleScores;

/**
 * How the scores of innocent views in one or more leaks spread: every single score, and products of
 * scores that must know nothing of each other, whose mean is their correlation because each has
 * mean 0 and deviation 1.
 */
final class NullScores {

  /** Scores kept of each leak, to be held against those of the same accounts in another's. */
  private static final int KEPT = 2_000;

  /** No threshold is lower. */
  private static final double HIGH = 6;

  private final Moments all = new Moments();
  private final List<Moments> weightings = new ArrayList<>();
  private final Map<String, Moments> octaves = new TreeMap<>();
  private final Moments neighbours = new Moments();
  private final Moments parts = new Moments();
  private final List<Double> kept = new ArrayList<>();
  private final List<Double> high = new ArrayList<>();
  private int hypotheses;
  private int pairs;

  /** Counts the scores of all innocent keys in a leak. */
  void add(List<SingleScores> account, List<SingleScores> view) {
    pairs += account.size();
    for (int i = 0; i < account.size(); i++) {
      count(account.get(i));
      count(view.get(i));
      if (account.get(i).weighted().length > 0) {
        double score = first(account.get(i));
        parts.add(score * first(view.get(i)));
        if (i > 0) {
          neighbours.add(score * first(account.get(i - 1)));
        }
        if (kept.size() < KEPT) {
          kept.add(score);
        }
      }
    }
  }

  /** How many innocent parts have a score above a threshold that is not below {@link #HIGH}. */
  int named(double threshold) {
    return (int) high.stream().filter(z -> z > threshold).count();
  }

  private static double first(SingleScores scores) {
    return scores.weighted()[0][0];
  }

  private void count(SingleScores scores) {
    int tried = 0;
    double best = 0;
    for (double[] hypothesis : scores.weighted()) {
      for (int w = 0; w < hypothesis.length; w++) {
        if (weightings.size() <= w) {
          weightings.add(new Moments());
        }
        weightings.get(w).add(hypothesis[w]);
        all.add(hypothesis[w]);
        best = Math.max(best, hypothesis[w]);
        tried++;
      }
    }
    if (best > HIGH) {
      high.add(best);
    }
    hypotheses = Math.max(hypotheses, tried);
    if (scores.octaves().length > 0) {
      double[] octave = scores.octaves()[0];
      for (int a = 0; a < octave.length; a++) {
        for (int b = a + 1; b < octave.length; b++) {
          // Counted from the coarsest, which is always there.
          String name = (octave.length - a) + "," + (octave.length - b);
          octaves.computeIfAbsent(name, k -> new Moments()).add(octave[a] * octave[b]);
        }
      }
    }
  }

  /** Counts those of other leaks too. */
  void add(NullScores others) {
    all.add(others.all);
    for (int w = 0; w < others.weightings.size(); w++) {
      if (weightings.size() <= w) {
        weightings.add(new Moments());
      }
      weightings.get(w).add(others.weightings.get(w));
    }
    others.octaves.forEach((k, m) -> octaves.computeIfAbsent(k, x -> new Moments()).add(m));
    neighbours.add(others.neighbours);
    parts.add(others.parts);
    hypotheses = Math.max(hypotheses, others.hypotheses);
    high.addAll(others.high);
    pairs += others.pairs;
  }

  /** Products of the scores that the same accounts have in two photographs. */
  Moments with(NullScores otherPhotograph) {
    Moments products = new Moments();
    for (int i = 0; i < Math.min(kept.size(), otherPhotograph.kept.size()); i++) {
      products.add(kept.get(i) * otherPhotograph.kept.get(i));
    }
    return products;
  }

  Moments all() {
    return all;
  }

  List<Moments> weightings() {
    return weightings;
  }

  /** By pairs of octaves. */
  Map<String, Moments> octaves() {
    return octaves;
  }

  Moments neighbours() {
    return neighbours;
  }

  Moments parts() {
    return parts;
  }

  /** The most ways in which a key was tried. */
  int hypotheses() {
    return hypotheses;
  }

  /** Pairs of a leak and an innocent view. */
  int pairs() {
    return pairs;
  }
}
