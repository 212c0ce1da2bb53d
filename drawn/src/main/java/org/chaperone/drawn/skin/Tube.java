package org.chaperone.drawn.skin;

import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.View;

/**
 * A limb: a tube around a gently bent axis, with a radius that changes along it.
 *
 * <p>In the tube's own frame x runs along and y across; the axis is y = c(x). A point at relative
 * offset t = (y − c) cos ψ / r has height k r √(1 − t²), with ψ the axis's slope and k the depth of
 * the cross-section. The chart is u = arc length of the axis, v = r (asin t + turn), so that it
 * stays with the skin when the limb is bent or turned.
 */
public final class Tube implements Part {
  private static final int FIELDS = 6;
  private static final float STEP = 1;

  /** How many millimetres on each side of a joint the axis takes to change its direction. */
  private static final float ROUNDING = 60;

  private final Frame frame;
  private final float frameCos;
  private final float frameSin;
  private final Pose pose;

  /** Slope of the axis far from the joint. */
  private final float kink;

  private final Profile profile;
  private final float[] table;
  private final int nodes;
  private final float from;

  /**
   * Where a part stands in the scene.
   *
   * @param x scene position of the frame's origin, in millimetres, with y
   * @param z height of the axis
   * @param turn of the frame in the scene's plane, in radians
   */
  public record Frame(float x, float y, float z, float turn) {}

  /**
   * How a limb is held.
   *
   * @param bend change of direction at x = 0, in radians
   * @param sag curvature of the whole axis, per millimetre
   * @param turn around the axis, in radians
   */
  public record Pose(float bend, float sag, float turn) {
    /** Neither bent nor turned. */
    public static final Pose STRAIGHT = new Pose(0, 0, 0);
  }

  /**
   * The limb's radius along it, in millimetres, through points in rising order of x.
   *
   * @param depth of the cross-section relative to its width
   * @param seam within how many millimetres of height the part flows into others
   * @param round length over which the far end closes, 0 when it is out of the picture
   */
  public record Profile(float[] x, float[] r, float depth, float seam, float round) {
    float from() {
      return x[0];
    }

    float to() {
      return x[x.length - 1];
    }

    float radius(float at) {
      int k = 0;
      while (k < x.length - 2 && at > x[k + 1]) {
        k++;
      }
      float width = x[k + 1] - x[k];
      float f = Curves.clamp((at - x[k]) / width, 0, 1);
      float before =
          k > 0 ? (r[k + 1] - r[k - 1]) / (x[k + 1] - x[k - 1]) * width : r[k + 1] - r[k];
      float after =
          k + 2 < x.length ? (r[k + 2] - r[k]) / (x[k + 2] - x[k]) * width : r[k + 1] - r[k];
      float f2 = f * f;
      float f3 = f2 * f;
      float value =
          (2 * f3 - 3 * f2 + 1) * r[k]
              + (f3 - 2 * f2 + f) * before
              + (3 * f2 - 2 * f3) * r[k + 1]
              + (f3 - f2) * after;
      float close = round > 0 ? Curves.clamp((at - (to() - round)) / round, 0, 1) : 0;
      return Math.max(0.5f, value * Curves.root(Math.max(0, 1 - close * close)));
    }
  }

  /** A limb of a profile, held in a pose. */
  public Tube(Frame frame, Pose pose, Profile profile) {
    this.frame = frame;
    this.frameCos = Curves.cos(frame.turn);
    this.frameSin = Curves.sin(frame.turn);
    this.pose = pose;
    this.kink = Curves.sin(pose.bend / 2) / Curves.cos(pose.bend / 2);
    this.profile = profile;
    this.from = profile.from();
    this.nodes = Curves.floor((profile.to() - from) / STEP) + 1;
    this.table = new float[nodes * FIELDS];
    float arc = 0;
    int zero = 0;
    for (int k = 0; k < nodes; k++) {
      float x = from + k * STEP;
      float slope = slope(x);
      float stretch = Curves.root(1 + slope * slope);
      int o = k * FIELDS;
      table[o] = axis(x);
      table[o + 1] = 1 / stretch;
      table[o + 2] = slope / stretch;
      table[o + 3] = profile.radius(x);
      table[o + 4] =
          Curves.clamp(
              (profile.radius(x + 0.5f) - profile.radius(x - 0.5f)) * table[o + 1], -2.5f, 2.5f);
      table[o + 5] = arc;
      arc += STEP * stretch;
      if (x <= 0) {
        zero = o;
      }
    }
    float origin = table[zero + 5];
    for (int k = 0; k < nodes; k++) {
      table[k * FIELDS + 5] -= origin;
    }
  }

  private float axis(float x) {
    return kink * (Curves.root(x * x + ROUNDING * ROUNDING) - ROUNDING) + pose.sag * x * x / 2;
  }

  private float slope(float x) {
    return kink * x / Curves.root(x * x + ROUNDING * ROUNDING) + pose.sag * x;
  }

  @Override
  public void layInto(SkinSurface skin, int part) {
    View view = skin.view;
    float turned = view.turn() - frame.turn;
    float cos = Curves.cos(turned) * view.millimetres();
    float sin = Curves.sin(turned) * view.millimetres();
    float unitCos = Curves.cos(turned);
    float unitSin = Curves.sin(turned);
    int[] box = box(skin);
    for (int y = box[1]; y <= box[3]; y++) {
      float sx = view.sceneX(box[0], y) - frame.x;
      float sy = view.sceneY(box[0], y) - frame.y;
      float lx = frameCos * sx + frameSin * sy;
      float ly = -frameSin * sx + frameCos * sy;
      for (int x = box[0]; x <= box[2]; x++) {
        point(skin, part, y * skin.width + x, lx, ly, unitCos, unitSin);
        lx += cos;
        ly += sin;
      }
    }
  }

  private void point(
      SkinSurface skin, int part, int i, float lx, float ly, float unitCos, float unitSin) {
    float at = (lx - from) / STEP;
    if (at < 0 || at >= nodes - 1) {
      return;
    }
    int k = (int) at;
    float f = at - k;
    int o = k * FIELDS;
    float radius = field(o + 3, f);
    float cosine = field(o + 1, f);
    float t = (ly - field(o, f)) * cosine / radius;
    if (t > 1.2f || t < -1.2f) {
      return;
    }
    float grow = field(o + 4, f);
    float t2 = t * t;
    float edge = (1 - t2) * radius / (2 * Curves.root(t2 + t2 * t2 * grow * grow) + 1e-3f);
    float cover = Curves.clamp(edge / skin.view.millimetres() + 0.5f, 0, 1);
    if (cover <= 0) {
      return;
    }
    t = Curves.clamp(t, -0.9995f, 0.9995f);
    float q = Curves.root(1 - t * t);
    float sine = field(o + 2, f);
    float nx = -profile.depth * grow;
    float ny = profile.depth * t;
    float scale = 1 / Curves.root(nx * nx + ny * ny + q * q);
    nx *= scale;
    ny *= scale;
    float fx = cosine * nx - sine * ny;
    float fy = sine * nx + cosine * ny;
    skin.lay(
        i,
        part,
        cover,
        frame.z + profile.depth * radius * q,
        field(o + 5, f),
        radius * (Curves.asin(t, q) + pose.turn),
        unitCos * fx + unitSin * fy,
        -unitSin * fx + unitCos * fy,
        profile.seam);
  }

  private float field(int o, float f) {
    return table[o] + (table[o + FIELDS] - table[o]) * f;
  }

  /** Smallest and largest pixel that the tube can touch: x0, y0, x1, y1. */
  private int[] box(SkinSurface skin) {
    View view = skin.view;
    float[] low = {1e9f, 1e9f};
    float[] high = {-1e9f, -1e9f};
    for (int k = 0; k < nodes; k += Math.max(1, Math.min(8, nodes / 4))) {
      int o = k * FIELDS;
      float x = from + k * STEP;
      float reach = (table[o + 3] + 10) / view.millimetres();
      float px = view.pixelX(sceneX(x, table[o]), sceneY(x, table[o]));
      float py = view.pixelY(sceneX(x, table[o]), sceneY(x, table[o]));
      low[0] = Math.min(low[0], px - reach);
      low[1] = Math.min(low[1], py - reach);
      high[0] = Math.max(high[0], px + reach);
      high[1] = Math.max(high[1], py + reach);
    }
    return new int[] {
      Math.max(0, Curves.floor(low[0])),
      Math.max(0, Curves.floor(low[1])),
      Math.min(skin.width - 1, Curves.floor(high[0]) + 1),
      Math.min(skin.height - 1, Curves.floor(high[1]) + 1)
    };
  }

  private float sceneX(float x, float y) {
    return frame.x + frameCos * x - frameSin * y;
  }

  private float sceneY(float x, float y) {
    return frame.y + frameSin * x + frameCos * y;
  }

  @Override
  public Spot spot(float u, float v) {
    int low = 0;
    int high = nodes - 2;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (table[middle * FIELDS + 5] <= u) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    int o = low * FIELDS;
    float f = Curves.clamp((u - table[o + 5]) / (table[o + FIELDS + 5] - table[o + 5]), 0, 1);
    float radius = field(o + 3, f);
    float angle = v / radius - pose.turn;
    float t = Curves.sin(angle);
    float q = Curves.cos(angle);
    float cosine = field(o + 1, f);
    float sine = field(o + 2, f);
    float x = from + (low + f) * STEP;
    float y = field(o, f) + (q > 0 ? t : t < 0 ? -1 : 1) * radius / cosine;
    float outX = -sine * t;
    float outY = cosine * t;
    return new Spot(
        sceneX(x, y),
        sceneY(x, y),
        frame.z + profile.depth * radius * Math.max(q, 0),
        q,
        frameCos * outX - frameSin * outY,
        frameSin * outX + frameCos * outY);
  }
}
