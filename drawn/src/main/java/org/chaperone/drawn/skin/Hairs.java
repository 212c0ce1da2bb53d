package org.chaperone.drawn.skin;

import java.util.List;
import org.chaperone.drawn.paint.Canvas;
import org.chaperone.drawn.paint.Colour;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.Dice;
import org.chaperone.drawn.paint.View;

/**
 * Hairs on an area of one part, each a thin curved stroke that leaves the skin.
 *
 * @param area where their roots stand
 * @param count how many
 * @param length in millimetres
 * @param thickness in millimetres
 * @param direction in the chart, in radians
 * @param unruly spread of the direction, in radians
 * @param lift how steeply they rise, 0 flat
 * @param opacity 0 invisible to 1 opaque
 * @param colour about which single hairs vary
 * @param seed throws the hairs; the same for every photograph of the site
 */
public record Hairs(
    Area area,
    int count,
    float length,
    float thickness,
    float direction,
    float unruly,
    float lift,
    float opacity,
    Colour colour,
    Dice seed) {

  /** A rectangle of one part's chart, in millimetres. */
  public record Area(int part, float fromU, float toU, float fromV, float toV) {
    /** The place at the given parts of the way along u and v, 0 to 1. */
    public SkinMark.Place at(float partU, float partV) {
      return new SkinMark.Place(part, Curves.mix(fromU, toU, partU), Curves.mix(fromV, toV, partV));
    }

    /** The area and as much of itself again on each side. */
    public Area widened(float shareU, float shareV) {
      float u = (toU - fromU) * shareU;
      float v = (toV - fromV) * shareV;
      return new Area(part, fromU - u, toU + u, fromV - v, toV + v);
    }

    /** Somewhere in the area, at least {@code margin} of its size from the border. */
    public SkinMark.Place within(Dice dice, float margin) {
      return at(dice.between(margin, 1 - margin), dice.between(margin, 1 - margin));
    }
  }

  /** Draws the hairs of the side that faces the camera. */
  public void paint(Canvas canvas, View view, List<Part> parts) {
    Part part = parts.get(area.part());
    for (int k = 0; k < count; k++) {
      Dice dice = seed.fork(k);
      SkinMark.Place root = area.at(dice.unit(), dice.unit());
      float heading = dice.around(direction, unruly);
      float curl = dice.around(0, 0.5);
      float extent = length * dice.between(0.5, 1.2);
      Colour tint = colour.times(dice.between(0.6, 1.5));
      float dark = opacity * dice.between(0.5, 1);
      if (part.spot(root.u(), root.v()).lean() < 0.02f) {
        continue;
      }
      int pieces = 4;
      float u = root.u();
      float v = root.v();
      float beforeX = 0;
      float beforeY = 0;
      for (int s = 0; s <= pieces; s++) {
        Part.Spot spot = part.spot(u, v);
        float rise = lift * extent * s / pieces;
        float x = spot.x() + spot.outX() * rise;
        float y = spot.y() + spot.outY() * rise;
        float px = view.pixelX(x, y);
        float py = view.pixelY(x, y);
        if (s > 0) {
          float thin = thickness / view.millimetres() * (1 - 0.6f * s / pieces);
          canvas.stroke(beforeX, beforeY, px, py, thin, dark, tint);
        }
        beforeX = px;
        beforeY = py;
        heading += curl / pieces;
        u += Curves.cos(heading) * extent / pieces;
        v += Curves.sin(heading) * extent / pieces;
      }
    }
  }
}
