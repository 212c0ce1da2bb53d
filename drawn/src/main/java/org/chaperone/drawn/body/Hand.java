package org.chaperone.drawn.body;

import java.util.ArrayList;
import java.util.List;
import org.chaperone.drawn.mark.Crease;
import org.chaperone.drawn.mark.Nail;
import org.chaperone.drawn.mark.Swelling;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.Dice;
import org.chaperone.drawn.skin.ChartLine;
import org.chaperone.drawn.skin.Hairs;
import org.chaperone.drawn.skin.Part;
import org.chaperone.drawn.skin.Person;
import org.chaperone.drawn.skin.SkinMark;
import org.chaperone.drawn.skin.Tube;

/**
 * The back of a hand: wrist and palm as one flat tube along x, five fingers as tubes of their own.
 */
final class Hand {
  private static final float[] KNUCKLE_Y = {-31, -10.5f, 10.5f, 30};
  private static final float[] KNUCKLE_X = {78, 84, 80, 68};
  private static final float[] LENGTH = {76, 84, 78, 61};
  private static final float[] THICK = {9.6f, 9.9f, 9.4f, 8.3f};

  private Hand() {}

  static Shape of(Person person, Stance stance, Dice dice) {
    float size = dice.between(0.92, 1.08);
    float side = dice.chance(0.5) ? 1 : -1;
    float spread = dice.between(0.03, 0.15) * stance.spread();
    float plump = 0.7f + 0.3f * person.girth();
    List<Part> parts = new ArrayList<>();
    List<SkinMark> features = new ArrayList<>();
    parts.add(palm(size, plump, stance, dice));
    for (int k = 0; k < 4; k++) {
      float turn = (spread * (k - 1.4f) + dice.around(0, 0.03)) * side;
      finger(
          parts,
          features,
          new Tube.Frame(KNUCKLE_X[k] * size, KNUCKLE_Y[k] * size * side, 1.5f, turn),
          LENGTH[k] * size * dice.between(0.96, 1.04),
          THICK[k] * size * plump,
          dice.around(0, 0.0012) + stance.bend() * 0.004f,
          dice);
      features.add(
          new Swelling(
              new SkinMark.Place(0, KNUCKLE_X[k] * size - 4, KNUCKLE_Y[k] * size * side * 1.08f),
              12,
              9,
              2.4f));
      features.add(tendon(k, size, side));
    }
    finger(
        parts,
        features,
        new Tube.Frame(
            14 * size, -36 * size * side, -3, -(0.55f + 2 * spread + 0.4f * stance.bend()) * side),
        66 * size,
        11 * size * plump,
        0.004f * side,
        dice);
    Hairs hairs =
        new Hairs(
            new Hairs.Area(0, -190, 70, -38, 38),
            (int) (500 * person.hairy()),
            9,
            0.08f,
            0.35f,
            0.4f,
            0.2f,
            0.7f,
            person.hair(),
            dice.fork("hairs"));
    return new Shape(
        parts,
        features,
        List.of(hairs),
        new Hairs.Area(0, 5, 62, -22, 22),
        new Hairs.Area(0, -120, 75, -32, 32),
        new SkinMark.Place(0, 55, 0),
        dice.between(215, 300),
        dice.count(3, 5));
  }

  private static Tube palm(float size, float plump, Stance stance, Dice dice) {
    float[] along = {-330, -120, -40, 5, 45, 80, 106};
    float[] radius = {36, 31, 28, 35, 42, 43, 39};
    for (int k = 0; k < along.length; k++) {
      along[k] *= size;
      radius[k] *= size * (k < 3 ? plump : 1);
    }
    return new Tube(
        new Tube.Frame(0, 0, 0, 0),
        new Tube.Pose(dice.around(0, 0.08) + 0.4f * stance.bend(), 0, stance.turn() * 0.4f),
        new Tube.Profile(along, radius, 0.30f, 9, 40 * size));
  }

  private static void finger(
      List<Part> parts,
      List<SkinMark> features,
      Tube.Frame frame,
      float length,
      float thick,
      float sag,
      Dice dice) {
    float[] along = {-30, 0, length * 0.45f, length * 0.72f, length};
    float[] radius = {thick * 0.35f, thick * 0.97f, thick * 0.98f, thick * 0.88f, thick * 0.82f};
    int part = parts.size();
    parts.add(
        new Tube(
            frame,
            new Tube.Pose(0, sag, 0),
            new Tube.Profile(along, radius, 0.95f, 9, thick * 0.95f)));
    features.add(
        new Nail(new SkinMark.Place(part, length - thick * 0.95f, 0), thick * 0.78f, thick * 0.6f));
    for (float joint : new float[] {0.45f, 0.72f}) {
      for (int k = -1; k <= 1; k++) {
        SkinMark.Place from =
            new SkinMark.Place(
                part, length * joint + k * 2.6f + dice.around(0, 0.4), -thick * 0.62f);
        features.add(
            new Crease(
                ChartLine.wandering(from, 1.57f, thick * 1.24f, 0.12f, 4, dice), 1.1f, 0.22f));
      }
      features.add(new Swelling(new SkinMark.Place(part, length * joint, 0), 8, thick, 0.8f));
    }
  }

  private static Swelling tendon(int k, float size, float side) {
    float y = KNUCKLE_Y[k] * size * side;
    return new Swelling(
        new SkinMark.Place(0, 46 * size, y * 0.82f),
        42 * size,
        Curves.clamp(4.5f * size, 3, 5),
        1.1f);
  }
}
