package org.chaperone.trace.match;

import java.util.Arrays;
import java.util.Optional;
import org.chaperone.picture.features.Features;
import org.chaperone.picture.features.Place;

/**
 * Finds the turn, size and shift that most hits on one photograph agree on: each hit alone proposes
 * one, the others vote (one-point RANSAC); the winner is fitted to its supporters, as an affine map
 * where they are enough.
 */
final class Similarity {

  /** Only this many hits, the strongest, take part; more of them only repeat. */
  private static final int MOST_HITS = 400;

  private static final int MOST_PROPOSALS = 80;
  private static final float NEAR = 20;
  private static final float SIZE = .8f;
  private static final float TURN = 28;
  private static final int FEWEST = 3;
  private static final int TURN_BINS = 12;
  private static final int SIZE_BINS = 16;

  private final float[] qx;
  private final float[] qy;
  private final float[] px;
  private final float[] py;
  private final float[] size;
  private final float[] turn;
  private final float[] vote;
  private final int[] query;

  /** The hits {@code own} of one photograph; {@code votes} has one number for each of them. */
  Similarity(Features leak, Hits hits, int[] own, float[] votes) {
    int[] chosen = own.length <= MOST_HITS ? order(own.length) : strongest(votes, MOST_HITS);
    // Hits of one point of the leak stand together, as they were added.
    Arrays.sort(chosen);
    int n = chosen.length;
    qx = new float[n];
    qy = new float[n];
    px = new float[n];
    py = new float[n];
    size = new float[n];
    turn = new float[n];
    vote = new float[n];
    query = new int[n];
    for (int i = 0; i < n; i++) {
      int hit = own[chosen[i]];
      int q = hits.query[hit];
      int place = hits.place[hit];
      query[i] = q;
      qx[i] = leak.x()[q];
      qy[i] = leak.y()[q];
      px[i] = Place.x(place);
      py[i] = Place.y(place);
      size[i] = Place.logSize(place) - leak.logSize(q);
      float t = Place.angle(place) - leak.angle()[q];
      turn[i] = t < 0 ? t + 360 : t;
      vote[i] = votes[chosen[i]];
    }
  }

  /**
   * The most votes that fall on about the same turn and size: a bound on what {@link #fit} can
   * find, and much cheaper.
   */
  float agreement() {
    float[] bins = new float[TURN_BINS * SIZE_BINS];
    for (int i = 0; i < query.length; i++) {
      int s = Math.max(0, Math.min(SIZE_BINS - 1, (int) (size[i] + SIZE_BINS / 2f)));
      float t = turn[i] * TURN_BINS / 360;
      int bin = (int) t % TURN_BINS;
      int neighbour = (t - (int) t > .5f ? bin + 1 : bin + TURN_BINS - 1) % TURN_BINS;
      bins[s * TURN_BINS + bin] += vote[i];
      bins[s * TURN_BINS + neighbour] += vote[i];
    }
    float best = 0;
    for (int s = 0; s < SIZE_BINS - 1; s++) {
      for (int t = 0; t < TURN_BINS; t++) {
        best = Math.max(best, bins[s * TURN_BINS + t] + bins[(s + 1) * TURN_BINS + t]);
      }
    }
    return best;
  }

  Optional<Candidate> fit(int photograph, boolean mirrored) {
    int n = query.length;
    if (n < FEWEST) {
      return Optional.empty();
    }
    boolean[] best = new boolean[n];
    float bestScore = 0;
    for (int h : n <= MOST_PROPOSALS ? order(n) : strongest(vote, MOST_PROPOSALS)) {
      float score = score(h, null);
      if (score > bestScore) {
        bestScore = score;
        score(h, best);
      }
    }
    int supporters = 0;
    int last = -1;
    for (int i = 0; i < n; i++) {
      if (best[i] && query[i] != last) {
        supporters++;
        last = query[i];
      }
    }
    if (supporters < FEWEST) {
      return Optional.empty();
    }
    int enough = supporters;
    float weight = bestScore;
    return LeastSquares.map(qx, qy, px, py, vote, best, supporters >= 8)
        .map(guess -> new Candidate(photograph, mirrored, guess, enough, weight));
  }

  /**
   * The votes that agree with what hit {@code h} proposes; {@code agree}, where given, is set to
   * who does.
   */
  private float score(int h, boolean @org.jspecify.annotations.Nullable [] agree) {
    float s = (float) Math.pow(2, size[h]);
    float a = s * (float) Math.cos(Math.toRadians(turn[h]));
    float b = s * (float) Math.sin(Math.toRadians(turn[h]));
    float tx = px[h] - (a * qx[h] - b * qy[h]);
    float ty = py[h] - (b * qx[h] + a * qy[h]);
    float score = 0;
    int last = -1;
    for (int i = 0; i < query.length; i++) {
      float ex = a * qx[i] - b * qy[i] + tx - px[i];
      float ey = b * qx[i] + a * qy[i] + ty - py[i];
      boolean near = ex * ex + ey * ey < NEAR * NEAR && Math.abs(size[i] - size[h]) < SIZE;
      if (near) {
        float dt = Math.abs(turn[i] - turn[h]);
        near = dt < TURN || dt > 360 - TURN;
      }
      if (agree != null) {
        agree[i] = near;
      }
      // Of several hits of one point of the leak only one can be right.
      if (near && query[i] != last) {
        score += vote[i];
        last = query[i];
      }
    }
    return score;
  }

  private static int[] order(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    return order;
  }

  private static int[] strongest(float[] vote, int most) {
    long[] keys = new long[vote.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (long) Float.floatToIntBits(vote[i]) << 32 | i;
    }
    Arrays.sort(keys);
    int[] out = new int[Math.min(most, keys.length)];
    for (int i = 0; i < out.length; i++) {
      out[i] = (int) keys[keys.length - 1 - i];
    }
    return out;
  }
}
