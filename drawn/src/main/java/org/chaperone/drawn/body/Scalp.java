package org.chaperone.drawn.body;

import java.util.List;
import org.chaperone.drawn.mark.HairBed;
import org.chaperone.drawn.mark.Swelling;
import org.chaperone.drawn.paint.Dice;
import org.chaperone.drawn.skin.Dome;
import org.chaperone.drawn.skin.Hairs;
import org.chaperone.drawn.skin.Person;
import org.chaperone.drawn.skin.SkinMark;
import org.chaperone.drawn.skin.Tube;

/** A scalp and forehead from above; the face below is left to the drape. */
final class Scalp {
  private Scalp() {}

  static Shape of(Person person, Stance stance, Dice dice) {
    float along = dice.between(104, 118);
    float across = dice.between(82, 94);
    Dome dome = new Dome(new Tube.Frame(0, 0, 0, 0), along, across, 0.5f * stance.turn());
    float line = dice.between(-30, 5);
    Dice hair = dice.fork("hair");
    int thick = dice.count(5000, 7000);
    float combed = 3.1416f + dice.around(0, 0.5);
    return new Shape(
        List.of(dome),
        List.of(
            new Swelling(new SkinMark.Place(0, 35, 30), 60, 34, 2.5f),
            new Swelling(new SkinMark.Place(0, 35, -30), 60, 34, 2.5f),
            new HairBed(0, line, person.hair())),
        List.of(
            lock(
                new Hairs.Area(0, -120, line - 6, -125, 125),
                thick,
                34,
                combed,
                person,
                hair.fork(1)),
            lock(
                new Hairs.Area(0, line - 16, line, -120, 120),
                thick / 6,
                26,
                combed,
                person,
                hair.fork(2)),
            lock(
                new Hairs.Area(0, line - 4, line + 5, -115, 115),
                thick / 24,
                9,
                combed,
                person,
                hair.fork(3))),
        new Hairs.Area(0, line + 2, line + 56, -42, 42),
        new Hairs.Area(0, line, line + 75, -70, 70),
        new SkinMark.Place(0, line + 25, 0),
        dice.between(185, 240),
        0);
  }

  private static Hairs lock(
      Hairs.Area area, int count, float length, float combed, Person person, Dice dice) {
    return new Hairs(area, count, length, 0.3f, combed, 0.3f, 0.12f, 0.8f, person.hair(), dice);
  }
}
