package org.chaperone.drawn.skin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chaperone.drawn.paint.View;
import org.junit.jupiter.api.Test;

class TubeTest {
  private static final View VIEW = new View(400, 300, 0.5f, 5, -3, 0.3f);

  private static Tube limb(float bend, float turn) {
    return new Tube(
        new Tube.Frame(2, 1, 0, 0.2f),
        new Tube.Pose(bend, 0, turn),
        new Tube.Profile(new float[] {-150, 0, 150}, new float[] {45, 40, 30}, 0.9f, 4, 0));
  }

  @Test
  void findsTheScenePointOfEverySkinPointItLaid() {
    Tube limb = limb(0.5f, 0.3f);
    SkinSurface skin = new SkinSurface(VIEW);
    limb.layInto(skin, 0);
    int seen = 0;
    for (int y = 10; y < 290; y += 20) {
      for (int x = 10; x < 390; x += 20) {
        int i = y * 400 + x;
        if (skin.cover[i] == 1) {
          Part.Spot spot = limb.spot(skin.u[i], skin.v[i]);
          assertEquals(x, VIEW.pixelX(spot.x(), spot.y()), 1.5, "x of " + x + ", " + y);
          assertEquals(y, VIEW.pixelY(spot.x(), spot.y()), 1.5, "y of " + x + ", " + y);
          seen++;
        }
      }
    }
    assertTrue(seen > 60, "only " + seen + " points were skin");
  }

  @Test
  void carriesSkinRoundWhenTheLimbIsTurned() {
    Part.Spot before = limb(0, 0).spot(10, 0);
    Part.Spot after = limb(0, 0.4f).spot(10, 0);
    assertEquals(1, before.lean(), 1e-3);
    assertEquals(Math.cos(0.4), after.lean(), 1e-3);
    double moved = Math.hypot(after.x() - before.x(), after.y() - before.y());
    assertEquals(40 * Math.sin(0.4), moved, 0.8);
  }

  @Test
  void hidesSkinThatFacesAway() {
    assertTrue(limb(0, 0).spot(0, 90).lean() < 0);
  }

  @Test
  void laysNormalsThatPointOutwards() {
    View straight = new View(300, 300, 0.5f, 0, 0, 0);
    Tube limb =
        new Tube(
            new Tube.Frame(0, 0, 0, 0),
            Tube.Pose.STRAIGHT,
            new Tube.Profile(new float[] {-150, 150}, new float[] {50, 50}, 1, 4, 0));
    SkinSurface skin = new SkinSurface(straight);
    limb.layInto(skin, 0);
    int above = 80 * 300 + 150;
    int below = 220 * 300 + 150;
    assertEquals(-0.7, skin.normalY[above], 0.02);
    assertEquals(0.7, skin.normalY[below], 0.02);
    assertEquals(0, skin.normalX[above], 0.01);
  }
}
