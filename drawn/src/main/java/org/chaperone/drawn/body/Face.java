package org.chaperone.drawn.body;

import java.util.ArrayList;
import java.util.List;
import org.chaperone.drawn.mark.Crease;
import org.chaperone.drawn.mark.HairBed;
import org.chaperone.drawn.mark.Lips;
import org.chaperone.drawn.mark.Mole;
import org.chaperone.drawn.mark.PenLine;
import org.chaperone.drawn.mark.Swelling;
import org.chaperone.drawn.paint.Colour;
import org.chaperone.drawn.paint.Dice;
import org.chaperone.drawn.paint.Noise;
import org.chaperone.drawn.skin.ChartLine;
import org.chaperone.drawn.skin.Dome;
import org.chaperone.drawn.skin.Hairs;
import org.chaperone.drawn.skin.Person;
import org.chaperone.drawn.skin.SkinMark;
import org.chaperone.drawn.skin.Tube;

/**
 * A stylised face with closed eyes, like a mannequin's: one egg-shaped tube, u down from the brow,
 * v to the side.
 */
final class Face {
  private static final float[] ALONG = {-132, -124, -108, -78, -25, 30, 66, 92, 116};

  private final Person person;
  private final Dice dice;
  private final Noise noise;
  private final List<SkinMark> features = new ArrayList<>();
  private final List<Hairs> hairs = new ArrayList<>();

  private Face(Person person, Dice dice) {
    this.person = person;
    this.dice = dice;
    this.noise = new Noise(dice.fork("noise"));
  }

  static Shape of(Person person, Stance stance, Dice dice) {
    Face face = new Face(person, dice);
    float wide = dice.between(0.93, 1.04);
    float jaw = dice.between(0.9, 1.08);
    float[] radius = {9, 32, 54, 72, 81, 77, 66 * jaw, 54 * jaw, 42 * jaw};
    for (int k = 0; k < radius.length; k++) {
      radius[k] *= wide;
    }
    float turn = 0.9f * stance.turn();
    float cheek = dice.chance(0.5) ? 1 : -1;
    Hairs.Area field =
        dice.chance(0.5)
            ? new Hairs.Area(0, -62, -34, -36, 36)
            : new Hairs.Area(
                0, 18, 58, Math.min(cheek * 32, cheek * 62), Math.max(cheek * 32, cheek * 62));
    Tube head =
        new Tube(
            new Tube.Frame(0, 0, 0, 0),
            new Tube.Pose(0, 0, turn),
            new Tube.Profile(ALONG, radius, 0.95f, 3, 46));
    Tube neck =
        new Tube(
            new Tube.Frame(110, 0, -62, 0),
            new Tube.Pose(0, 0, turn),
            new Tube.Profile(
                new float[] {-110, -60, 0, 45, 90, 300},
                new float[] {52, 52, 52, 58, 95, 210},
                0.7f,
                4,
                0));
    face.eyes();
    face.nose();
    face.mouth();
    face.scalp();
    return new Shape(
        List.of(head, neck, ear(radius[4], -1, turn), ear(radius[4], 1, turn)),
        face.features,
        face.hairs,
        field,
        new Hairs.Area(0, -60, 95, -65, 65),
        new SkinMark.Place(0, 0, (field.fromV() + field.toV()) / 6),
        dice.between(270, 330),
        0);
  }

  private static Dome ear(float radius, float side, float turn) {
    float out = radius - 14 * side * turn;
    return new Dome(new Tube.Frame(8, side * out, -38, side * -0.14f), 25, 8.5f, 0);
  }

  private void eyes() {
    float apart = dice.between(30, 34);
    float tilt = dice.around(0, 1.2);
    float bushy = dice.between(0.6, 1.4);
    for (float side : new float[] {-1, 1}) {
      swell(-12, side * apart, 22, 29, -6);
      swell(-5, side * apart, 13, 18, 6);
      float[] u = {-1 - tilt, 2.5f, 4, 3, -0.5f + tilt};
      float[] v = {-15, -8, 0, 8, 15};
      float[] placed = new float[v.length];
      for (int k = 0; k < v.length; k++) {
        placed[k] = side * (apart + v[k]);
      }
      features.add(new PenLine(new ChartLine(0, u, placed), 1.3f, shade(), noise));
      float[] fold = u.clone();
      for (int k = 0; k < fold.length; k++) {
        fold[k] = -u[k] * 0.8f - 9;
      }
      features.add(new Crease(new ChartLine(0, fold, placed), 1.8f, 0.5f));
      float near = side * (apart - 18);
      float far = side * (apart + 20);
      hairs.add(
          new Hairs(
              new Hairs.Area(0, -31, -25, Math.min(near, far), Math.max(near, far)),
              (int) (170 * bushy),
              7.5f,
              0.28f,
              side * 1.35f,
              0.3f,
              0.1f,
              0.7f,
              person.hair().times(0.8),
              dice.fork("brow").fork((long) side)));
      hairs.add(
          new Hairs(
              new Hairs.Area(0, 2.2f, 3.8f, Math.min(near, far) + 5, Math.max(near, far) - 7),
              60,
              5,
              0.22f,
              side * 0.5f,
              0.25f,
              0.3f,
              0.7f,
              Colour.grey(0.02),
              dice.fork("lashes").fork((long) side)));
    }
  }

  private Colour shade() {
    return person.skin().times(0.3);
  }

  private void nose() {
    float tall = dice.between(0.85, 1.15);
    float wide = dice.between(0.85, 1.25);
    swell(12, 0, 50, 18 * wide, 9 * tall);
    swell(34, 0, 20, 19 * wide, 8 * tall);
    for (float side : new float[] {-1, 1}) {
      swell(39, side * 13 * wide, 12, 11, 4);
      features.add(
          new Mole(
              new SkinMark.Place(0, 46, side * 7 * wide),
              2.6f,
              1.4f,
              1.57f + side * 0.4f,
              0.62f,
              0,
              noise));
      swell(34, side * 48, 36, 30, 4);
      ChartLine fold =
          new ChartLine(
              0,
              new float[] {38, 48, 58, 66},
              new float[] {side * 19 * wide, side * 25 * wide, side * 30, side * 33});
      features.add(new Crease(fold, 3.2f, 0.25f + 0.7f * person.years()));
    }
    swell(55, 0, 9, 5, -1.2f);
  }

  private void mouth() {
    swell(66, 0, 26, 34, 3.5f);
    features.add(new Lips(new SkinMark.Place(0, 66, 0), dice.between(6, 9), dice.between(23, 29)));
    swell(83, 0, 7, 22, -2);
    swell(99, 0, 17, 20, 5);
  }

  private void scalp() {
    float line = dice.between(-84, -66);
    features.add(new HairBed(0, line, person.hair()));
    Dice hair = dice.fork("hair");
    float combed = 3.1416f + dice.around(0, 0.7);
    hairs.add(
        new Hairs(
            new Hairs.Area(0, -130, line, -120, 120),
            3200,
            24,
            0.32f,
            combed,
            0.35f,
            0.15f,
            0.8f,
            person.hair(),
            hair.fork(1)));
    for (float side : new float[] {-1, 1}) {
      hairs.add(
          new Hairs(
              new Hairs.Area(0, line - 10, -8, side > 0 ? 78 : -125, side > 0 ? 125 : -78),
              700,
              15,
              0.32f,
              side * 0.9f,
              0.3f,
              0.12f,
              0.8f,
              person.hair(),
              hair.fork(2 + (long) side)));
    }
  }

  private void swell(float u, float v, float alongU, float alongV, float height) {
    features.add(new Swelling(new SkinMark.Place(0, u, v), alongU, alongV, height));
  }
}
