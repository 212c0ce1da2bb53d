package org.chaperone.drawn.body;

import java.util.ArrayList;
import java.util.List;
import org.chaperone.drawn.mark.Crease;
import org.chaperone.drawn.mark.Swelling;
import org.chaperone.drawn.paint.Dice;
import org.chaperone.drawn.skin.ChartLine;
import org.chaperone.drawn.skin.Hairs;
import org.chaperone.drawn.skin.Person;
import org.chaperone.drawn.skin.SkinMark;
import org.chaperone.drawn.skin.Tube;

/** Arms and legs: one tube with the bones that show. */
final class Limbs {
  private static final float[] ALONG = {-330, -200, -110, -50, 0, 50, 110, 200, 330};

  private Limbs() {}

  static Shape of(Site site, Person person, Stance stance, Dice dice) {
    float[] radius = radius(site);
    for (int k = 0; k < radius.length; k++) {
      radius[k] *= person.girth() * dice.between(0.96, 1.04);
    }
    float joint = joint(site, dice);
    float side = dice.chance(0.5) ? 1 : -1;
    float sag = dice.around(0, 0.00035);
    Tube.Pose pose =
        new Tube.Pose(
            (joint + stance.bend() * (joint > 0 ? 1 : 0.3f)) * side,
            sag + stance.bend() * 0.0006f,
            dice.around(0, 0.25) + stance.turn());
    Tube.Profile profile = new Tube.Profile(ALONG, radius, dice.between(0.8, 0.98), 4, 0);
    Tube tube = new Tube(new Tube.Frame(0, 0, 0, 0), pose, profile);
    float middle = radius[4];
    Hairs.Area field = new Hairs.Area(0, -75, 75, -0.62f * middle, 0.62f * middle);
    float hairy = person.hairy() * (site == Site.ELBOW ? 0.5f : 1);
    Hairs hairs =
        new Hairs(
            new Hairs.Area(0, -230, 230, -1.9f * middle, 1.9f * middle),
            (int) (2600 * hairy),
            dice.between(8, 17),
            0.085f,
            dice.around(0.5, 0.3),
            0.45f,
            0.25f,
            0.75f,
            person.hair(),
            dice.fork("hairs"));
    return new Shape(
        List.of(tube),
        bones(site, middle, -side, dice),
        List.of(hairs),
        field,
        field.widened(0.7f, 0.5f),
        field.at(0.5f, 0.5f),
        dice.between(150, 300),
        site == Site.KNEE || site == Site.ELBOW ? 1 : dice.count(2, 5));
  }

  private static float[] radius(Site site) {
    return switch (site) {
      case FOREARM -> new float[] {50, 50, 49, 47, 43, 38, 32, 27, 27};
      case ELBOW -> new float[] {52, 49, 45, 43, 44, 46, 45, 36, 28};
      case KNEE -> new float[] {92, 80, 68, 61, 60, 55, 56, 57, 46};
      case SHIN -> new float[] {62, 60, 57, 54, 50, 46, 41, 35, 36};
      default -> new float[] {54, 58, 65, 65, 60, 53, 45, 36, 36};
    };
  }

  private static float joint(Site site, Dice dice) {
    return switch (site) {
      case ELBOW -> dice.between(0.5, 1.25);
      case KNEE -> dice.between(0.05, 0.75);
      default -> 0;
    };
  }

  private static List<SkinMark> bones(Site site, float r, float outer, Dice dice) {
    List<SkinMark> bones = new ArrayList<>();
    switch (site) {
      case KNEE -> {
        bones.add(swelling(0, 0, 34, 30, 9));
        bones.add(swelling(-6, 4, 18, 17, 2));
        bones.add(swelling(62, 0, 30, 13, 5));
        bones.add(swelling(-12, 42, 38, 20, -4));
        bones.add(swelling(-12, -42, 38, 20, -4));
      }
      case ELBOW -> {
        bones.add(swelling(4, outer * r * 0.85f, 24, 17, 7));
        bones.add(swelling(-24, outer * r * 0.5f, 24, 12, -3));
        bones.add(swelling(70, 0, 60, 22, 4));
      }
      case SHIN -> {
        bones.add(swelling(0, outer * 14, 290, 24, 4.5f));
        bones.add(swelling(-40, outer * -28, 170, 32, 4));
      }
      case CALF -> {
        bones.add(swelling(-60, r * 0.45f, 90, 26, 6));
        bones.add(swelling(-72, -r * 0.45f, 84, 25, 6));
        bones.add(swelling(120, 0, 110, 9, 5));
      }
      default -> {
        bones.add(swelling(110, r * 0.1f, 100, 9, 1.4f));
        bones.add(swelling(-90, r * 0.5f, 130, 34, 4));
        bones.add(swelling(-60, -r * 0.55f, 130, 32, 3));
      }
    }
    if (site == Site.KNEE || site == Site.ELBOW) {
      for (int k = 0; k < 4; k++) {
        float v = (site == Site.KNEE ? 0 : outer * r * 0.8f) + dice.around(0, 5);
        SkinMark.Place from = new SkinMark.Place(0, dice.around(0, 16), v - 14);
        ChartLine line = ChartLine.wandering(from, 1.57f, dice.between(18, 30), 0.18f, 5, dice);
        bones.add(new Crease(line, 2.2f, 0.35f));
      }
    }
    return bones;
  }

  private static Swelling swelling(float u, float v, float alongU, float alongV, float height) {
    return new Swelling(new SkinMark.Place(0, u, v), alongU, alongV, height);
  }
}
