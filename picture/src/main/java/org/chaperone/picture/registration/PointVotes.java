package org.chaperone.picture.registration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.chaperone.picture.features.Features;

/**
 * Lays pictures over each other by few right pairs of points among many wrong ones: each pair alone
 * says how large, how turned and where, and those that say nearly the same are counted (Lowe,
 * 2004). Where a leak shows little of a photograph, or much besides, a handful of pairs is all
 * there is.
 */
final class PointVotes {

  /** How clearly nearest a pair's point must be to propose, and to be counted. */
  private static final double PROPOSING = .93;

  private static final double COUNTED = .98;
  private static final int MOST_PROPOSALS = 500;
  private static final int FEWEST = 3;

  /** Pixels, and of the distance from the proposing pair, by which another may be off. */
  private static final double NEAR = 5;

  private static final double NEAR_SHARE = .1;
  private static final double ANGLE = 22;
  private static final double OCTAVES = .45;

  /** Proposals whose corners lie closer than this share of the picture are one. */
  private static final double SAME = .12;

  private static final double[] TIGHTER = {14, 9, 6, 4, 3};
  private static final int ENOUGH_FOR_AFFINE = 7;

  private final Features base;
  private final Features leak;
  private final int[] nearest;
  private final float[] ratio;

  /** How each pair says the leak is turned, in degrees. */
  private final double[] turn;

  /** How much larger each pair says it is, in octaves. */
  private final double[] growth;

  PointVotes(Features base, Features leak, Pairs pairs) {
    this.base = base;
    this.leak = leak;
    nearest = pairs.nearest();
    ratio = pairs.ratio();
    turn = new double[nearest.length];
    growth = new double[nearest.length];
    for (int i = 0; i < nearest.length; i++) {
      int j = nearest[i];
      if (j >= 0) {
        turn[i] = leak.angle()[i] - base.angle()[j];
        growth[i] = leak.logSize(i) - base.logSize(j);
      }
    }
  }

  /** A way of laying, from the photograph's frame to the leak's. */
  record Proposal(Transform transform, double votes) {}

  /** At most so many, the best first. */
  List<Proposal> best(int most) {
    Integer[] order = new Integer[nearest.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> ratio[i]));
    List<Proposal> all = new ArrayList<>();
    for (int k = 0; k < Math.min(order.length, MOST_PROPOSALS); k++) {
      int pair = order[k];
      if (ratio[pair] > PROPOSING) {
        break;
      }
      Transform t = alone(pair);
      double votes = votes(pair, t);
      if (votes > 1) {
        all.add(new Proposal(t, votes));
      }
    }
    all.sort(Comparator.comparingDouble(Proposal::votes).reversed());
    List<Proposal> out = new ArrayList<>();
    for (Proposal p : all) {
      if (out.size() < most && out.stream().noneMatch(o -> isSame(o.transform, p.transform))) {
        out.add(p);
      }
    }
    return out.stream()
        .map(this::refined)
        .sorted(Comparator.comparingDouble(Proposal::votes).reversed())
        .toList();
  }

  private static double weight(float ratio) {
    return ratio < .8 ? 1 : ratio < .9 ? .5 : .2;
  }

  private Transform alone(int pair) {
    int b = nearest[pair];
    double s = leak.size()[pair] / base.size()[b];
    double a = Math.toRadians(turn[pair]);
    double c = s * Math.cos(a);
    double d = s * Math.sin(a);
    double x = base.x()[b];
    double y = base.y()[b];
    return Transform.of(
        c, -d, leak.x()[pair] - c * x + d * y, d, c, leak.y()[pair] - d * x - c * y, 0, 0, 1);
  }

  private double votes(int pair, Transform t) {
    boolean[] taken = new boolean[base.count()];
    double votes = 0;
    for (int i = 0; i < nearest.length; i++) {
      int j = nearest[i];
      if (j < 0 || ratio[i] > COUNTED || taken[j]) {
        continue;
      }
      if (apart(turn[i], turn[pair]) > ANGLE || Math.abs(growth[i] - growth[pair]) > OCTAVES) {
        continue;
      }
      double far =
          distance(leak.x()[i] - leak.x()[pair], leak.y()[i] - leak.y()[pair]) * NEAR_SHARE;
      double[] p = t.apply(base.x()[j], base.y()[j]);
      if (distance(p[0] - leak.x()[i], p[1] - leak.y()[i]) < NEAR + far) {
        taken[j] = true;
        votes += weight(ratio[i]);
      }
    }
    return votes;
  }

  /** Between two directions, 0 to 180 degrees; each is above −360 and below 360. */
  private static double apart(double first, double second) {
    double off = Math.abs(first - second) % 360;
    return Math.min(off, 360 - off);
  }

  /** Unlike {@link Math#hypot} not made for numbers near the ends of their range. */
  private static double distance(double x, double y) {
    return Math.sqrt(x * x + y * y);
  }

  private boolean isSame(Transform a, Transform b) {
    double farthest = 0;
    for (int corner = 0; corner < 4; corner++) {
      double x = corner % 2 == 0 ? 0 : base.width() - 1.0;
      double y = corner < 2 ? 0 : base.height() - 1.0;
      double[] p = a.apply(x, y);
      double[] q = b.apply(x, y);
      farthest = Math.max(farthest, Math.hypot(p[0] - q[0], p[1] - q[1]));
    }
    double scale = Math.abs(a.scaleAt(0, 0));
    return farthest < SAME * scale * Math.max(base.width(), base.height());
  }

  private Proposal refined(Proposal rough) {
    Transform t = rough.transform;
    double votes = rough.votes;
    for (double near : TIGHTER) {
      List<Integer> close = new ArrayList<>();
      boolean[] taken = new boolean[base.count()];
      double now = 0;
      for (int i = 0; i < nearest.length; i++) {
        int j = nearest[i];
        if (j >= 0 && ratio[i] <= COUNTED && !taken[j]) {
          double[] p = t.apply(base.x()[j], base.y()[j]);
          if (distance(p[0] - leak.x()[i], p[1] - leak.y()[i]) < near) {
            taken[j] = true;
            close.add(i);
            now += weight(ratio[i]);
          }
        }
      }
      if (close.size() < FEWEST) {
        break;
      }
      t = close.size() < ENOUGH_FOR_AFFINE ? similar(close) : affine(close);
      votes = now;
    }
    return new Proposal(t, votes);
  }

  /** Size, angle and place by least squares. */
  private Transform similar(List<Integer> pairs) {
    double n = pairs.size();
    double bx = 0;
    double by = 0;
    double lx = 0;
    double ly = 0;
    for (int i : pairs) {
      bx += base.x()[nearest[i]] / n;
      by += base.y()[nearest[i]] / n;
      lx += leak.x()[i] / n;
      ly += leak.y()[i] / n;
    }
    double c = 0;
    double d = 0;
    double spread = 1e-6;
    for (int i : pairs) {
      double u = base.x()[nearest[i]] - bx;
      double v = base.y()[nearest[i]] - by;
      double x = leak.x()[i] - lx;
      double y = leak.y()[i] - ly;
      c += u * x + v * y;
      d += u * y - v * x;
      spread += u * u + v * v;
    }
    c /= spread;
    d /= spread;
    return Transform.of(c, -d, lx - c * bx + d * by, d, c, ly - d * bx - c * by, 0, 0, 1);
  }

  /** Six numbers by least squares, with a trace of the similar one where points lie in a line. */
  private Transform affine(List<Integer> pairs) {
    double[] s = similar(pairs).numbers();
    double n = pairs.size();
    double bx = 0;
    double by = 0;
    for (int i : pairs) {
      bx += base.x()[nearest[i]] / n;
      by += base.y()[nearest[i]] / n;
    }
    double uu = 0;
    double uv = 0;
    double vv = 0;
    double[] right = new double[6];
    for (int i : pairs) {
      double u = base.x()[nearest[i]] - bx;
      double v = base.y()[nearest[i]] - by;
      double ex = leak.x()[i] - (s[0] * (u + bx) + s[1] * (v + by) + s[2]);
      double ey = leak.y()[i] - (s[3] * (u + bx) + s[4] * (v + by) + s[5]);
      uu += u * u;
      uv += u * v;
      vv += v * v;
      right[0] += u * ex;
      right[1] += v * ex;
      right[2] += ex / n;
      right[3] += u * ey;
      right[4] += v * ey;
      right[5] += ey / n;
    }
    double ridge = .02 * (uu + vv);
    uu += ridge;
    vv += ridge;
    double determinant = uu * vv - uv * uv;
    double a = (vv * right[0] - uv * right[1]) / determinant;
    double b = (uu * right[1] - uv * right[0]) / determinant;
    double c = (vv * right[3] - uv * right[4]) / determinant;
    double d = (uu * right[4] - uv * right[3]) / determinant;
    return Transform.of(
        s[0] + a,
        s[1] + b,
        s[2] + right[2] - a * bx - b * by,
        s[3] + c,
        s[4] + d,
        s[5] + right[5] - c * bx - d * by,
        0,
        0,
        1);
  }
}
