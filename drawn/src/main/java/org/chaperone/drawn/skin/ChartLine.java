package org.chaperone.drawn.skin;

import java.util.List;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.Dice;

/**
 * A curved line on the skin, through points of one part's chart in millimetres.
 *
 * @param part whose chart
 * @param u the points' coordinates, with v
 */
public record ChartLine(int part, float[] u, float[] v) {

  /** What is done to a pixel at the given distance from the line and length along it. */
  public interface Touch {
    void at(int i, float away, float along);
  }

  /** A line that wanders from a place in a direction. */
  public static ChartLine wandering(
      SkinMark.Place from, float direction, float length, float unrest, int segments, Dice dice) {
    float[] u = new float[segments + 1];
    float[] v = new float[segments + 1];
    u[0] = from.u();
    v[0] = from.v();
    float heading = direction;
    float swerve = 0;
    for (int k = 1; k <= segments; k++) {
      swerve = 0.5f * swerve + dice.around(0, unrest);
      heading += swerve;
      u[k] = u[k - 1] + Curves.cos(heading) * length / segments;
      v[k] = v[k - 1] + Curves.sin(heading) * length / segments;
    }
    return new ChartLine(from.part(), u, v);
  }

  /** In millimetres. */
  public float length() {
    float sum = 0;
    for (int k = 1; k < u.length; k++) {
      sum += span(k);
    }
    return sum;
  }

  private float span(int k) {
    float du = u[k] - u[k - 1];
    float dv = v[k] - v[k - 1];
    return Curves.root(du * du + dv * dv);
  }

  /**
   * Visits each pixel within {@code reach} millimetres of the line once, at its nearest segment.
   */
  public void near(SkinSurface skin, List<Part> parts, float reach, Touch touch) {
    Part shape = parts.get(part);
    float begun = 0;
    for (int k = 1; k < u.length; k++) {
      float span = span(k);
      float du = (u[k] - u[k - 1]) / span;
      float dv = (v[k] - v[k - 1]) / span;
      float startU = u[k - 1];
      float startV = v[k - 1];
      float before = begun;
      eachNear(
          skin,
          shape,
          k,
          reach,
          (i, au, av) -> {
            float pu = skin.u[i] - startU;
            float pv = skin.v[i] - startV;
            float along = Curves.clamp(pu * du + pv * dv, 0, span);
            float eu = pu - along * du;
            float ev = pv - along * dv;
            float away = Curves.root(eu * eu + ev * ev);
            if (away < reach && away < skin.lineAway[i]) {
              skin.lineAway[i] = away;
              skin.lineAlong[i] = before + along;
            }
          });
      begun += span;
    }
    for (int k = 1; k < u.length; k++) {
      eachNear(
          skin,
          shape,
          k,
          reach,
          (i, au, av) -> {
            if (skin.lineAway[i] < SkinSurface.FAR) {
              touch.at(i, skin.lineAway[i], skin.lineAlong[i]);
              skin.lineAway[i] = SkinSurface.FAR;
            }
          });
    }
  }

  private void eachNear(SkinSurface skin, Part shape, int k, float reach, SkinSurface.Touch touch) {
    float middleU = (u[k] + u[k - 1]) / 2;
    float middleV = (v[k] + v[k - 1]) / 2;
    skin.near(shape, part, middleU, middleV, span(k) / 2 + reach, touch);
  }
}
