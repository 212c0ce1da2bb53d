package org.chaperone.picture.features;

import java.util.PriorityQueue;

/**
 * A leaked picture's features as the index is asked for them: each point's signature, and its cells
 * in the order of distance.
 *
 * <p>Cells are listed by the multi-sequence algorithm over the two halves' sorted words (Babenko
 * and Lempitsky, 2012), the nearest {@code depth} of them for each point.
 *
 * @param features whose points these are, mirrored or not
 * @param low first 64 bits of each signature
 * @param high last 64 bits
 * @param cells {@code depth} cells a point, nearest first
 */
public record Probe(Features features, long[] low, long[] high, char[] cells, int depth) {

  /** How many of the nearest words of each half take part in listing cells. */
  private static final int REACH = 24;

  /** Prepares to look for these features, {@code depth} cells a point, 1 to 256. */
  public static Probe of(Features features, Vocabulary vocabulary, int depth) {
    int n = features.count();
    long[] low = new long[n];
    long[] high = new long[n];
    char[] cells = new char[n * depth];
    float[] rotated = new float[Features.DESCRIPTOR];
    float[] first = new float[Vocabulary.WORDS];
    float[] second = new float[Vocabulary.WORDS];
    int[] firstOrder = new int[REACH];
    int[] secondOrder = new int[REACH];
    for (int i = 0; i < n; i++) {
      vocabulary.rotate(features.descriptors(), i * Features.DESCRIPTOR, rotated);
      low[i] = Vocabulary.signs(rotated, 0);
      high[i] = Vocabulary.signs(rotated, 1);
      vocabulary.distances(rotated, 0, first);
      vocabulary.distances(rotated, 1, second);
      nearest(first, firstOrder);
      nearest(second, secondOrder);
      list(first, firstOrder, second, secondOrder, cells, i * depth, depth);
    }
    return new Probe(features, low, high, cells, depth);
  }

  private static void nearest(float[] distances, int[] order) {
    int filled = 0;
    for (int w = 0; w < distances.length; w++) {
      float d = distances[w];
      if (filled == order.length && d >= distances[order[filled - 1]]) {
        continue;
      }
      int at = filled < order.length ? filled++ : filled - 1;
      while (at > 0 && distances[order[at - 1]] > d) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = w;
    }
  }

  private record Pair(float distance, int i, int j) {}

  private static void list(
      float[] first, int[] a, float[] second, int[] b, char[] cells, int from, int depth) {
    PriorityQueue<Pair> open = new PriorityQueue<>((p, q) -> Float.compare(p.distance, q.distance));
    open.add(new Pair(first[a[0]] + second[b[0]], 0, 0));
    int[] reached = new int[REACH];
    for (int k = 0; k < depth; k++) {
      Pair p = open.remove();
      cells[from + k] = (char) (a[p.i] * Vocabulary.WORDS + b[p.j]);
      reached[p.i] = p.j + 1;
      if (p.j + 1 < REACH && (p.i == 0 || reached[p.i - 1] > p.j + 1)) {
        open.add(new Pair(first[a[p.i]] + second[b[p.j + 1]], p.i, p.j + 1));
      }
      if (p.i + 1 < REACH && reached[p.i + 1] == p.j) {
        open.add(new Pair(first[a[p.i + 1]] + second[b[p.j]], p.i + 1, p.j));
      }
    }
  }
}
