package org.chaperone.drawn.body;

import java.util.ArrayList;
import java.util.List;
import org.chaperone.drawn.mark.Swelling;
import org.chaperone.drawn.paint.Dice;
import org.chaperone.drawn.skin.Hairs;
import org.chaperone.drawn.skin.Part;
import org.chaperone.drawn.skin.Person;
import org.chaperone.drawn.skin.SkinMark;
import org.chaperone.drawn.skin.Tube;

/** Backs and shoulders: a flat tube from neck to hips, x downwards, with arms beside it. */
final class Trunk {
  private static final float[] ALONG = {-420, -330, -285, -250, -215, -150, 0, 130, 250, 420};

  private Trunk() {}

  static Shape back(Person person, Stance stance, Dice dice) {
    float girth = 0.75f + 0.25f * person.girth();
    float[] radius = {58, 58, 72, 112, 158, 178, 165, 146, 168, 175};
    List<Part> parts = new ArrayList<>();
    for (float side : new float[] {-1, 1}) {
      parts.add(arm(side, girth, dice.between(0.0, 0.16) + 0.3f * stance.bend(), -10));
    }
    parts.addFirst(torso(radius, girth, stance, dice));
    List<SkinMark> features = new ArrayList<>();
    features.add(swelling(-60, 0, 300, 30, -7));
    for (float side : new float[] {-1, 1}) {
      features.add(swelling(-125, side * 88, 74, 48, 11));
      features.add(swelling(-150, side * 54, 70, 22, -3));
      features.add(swelling(70, side * 44, 170, 40, 5));
    }
    for (int k = 0; k < 9; k++) {
      features.add(swelling(-220 + 38 * k, 0, 13, 9, dice.between(0.6, 2)));
    }
    return new Shape(
        parts,
        features,
        List.of(
            down(
                new Hairs.Area(0, -260, 220, -150, 150),
                (int) (900 * person.hairy()),
                person,
                dice)),
        new Hairs.Area(0, -170, 60, -100, 100),
        new Hairs.Area(0, -230, 150, -150, 150),
        new SkinMark.Place(0, -55, 0),
        dice.between(240, 430),
        0);
  }

  static Shape shoulder(Person person, Stance stance, Dice dice) {
    float girth = 0.75f + 0.25f * person.girth();
    float side = dice.chance(0.5) ? 1 : -1;
    float[] radius = {54, 56, 70, 108, 150, 172, 168, 160, 160, 165};
    Tube torso = torso(radius, girth, stance, dice);
    Tube arm = arm(side, girth, dice.between(0.05, 0.3) + 0.6f * stance.bend(), 45);
    List<SkinMark> features = new ArrayList<>();
    features.add(swelling(-150, side * 95, 80, 50, 8));
    features.add(new Swelling(new SkinMark.Place(1, -80, 0), 60, 34, 4));
    features.add(swelling(-60, 0, 300, 30, -6));
    Hairs.Area field =
        dice.chance(0.6)
            ? new Hairs.Area(1, -120, -25, -34, 34)
            : new Hairs.Area(0, -190, -90, side > 0 ? 50 : -120, side > 0 ? 120 : -50);
    return new Shape(
        List.of(torso, arm),
        features,
        List.of(
            down(new Hairs.Area(1, -260, 0, -70, 70), (int) (700 * person.hairy()), person, dice),
            down(
                new Hairs.Area(0, -230, 60, -160, 160),
                (int) (500 * person.hairy()),
                person,
                dice)),
        field,
        field.widened(0.5f, 0.5f),
        field.at(0.5f, 0.5f),
        dice.between(190, 320),
        0);
  }

  private static Tube torso(float[] radius, float girth, Stance stance, Dice dice) {
    float[] r = radius.clone();
    for (int k = 0; k < r.length; k++) {
      r[k] *= girth * dice.between(0.97, 1.03);
    }
    return new Tube(
        new Tube.Frame(0, 0, 0, 0),
        new Tube.Pose(0, dice.around(0, 0.0002) + stance.bend() * 0.0008f, stance.turn() * 0.6f),
        new Tube.Profile(ALONG, r, 0.46f, 10, 0));
  }

  /** An arm that hangs beside the trunk, rounded at the shoulder; it is drawn from the hand up. */
  private static Tube arm(float side, float girth, float away, float z) {
    float[] along = {-420, -260, -160, -60, 0};
    float[] radius = {34, 40, 45, 52, 52};
    for (int k = 0; k < radius.length; k++) {
      radius[k] *= girth;
    }
    return new Tube(
        new Tube.Frame(-228, side * 158 * girth, z, 3.14159f + side * -away),
        Tube.Pose.STRAIGHT,
        new Tube.Profile(along, radius, 0.8f, 26, 95));
  }

  private static Hairs down(Hairs.Area area, int count, Person person, Dice dice) {
    return new Hairs(
        area,
        count,
        dice.between(4, 9),
        0.06f,
        0.1f,
        0.8f,
        0.2f,
        0.5f,
        person.hair(),
        dice.fork("down"));
  }

  private static Swelling swelling(float u, float v, float alongU, float alongV, float height) {
    return new Swelling(new SkinMark.Place(0, u, v), alongU, alongV, height);
  }
}
