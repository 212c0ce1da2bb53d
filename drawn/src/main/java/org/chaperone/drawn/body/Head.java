package org.chaperone.drawn.body;

import java.util.List;
import org.chaperone.drawn.paint.Dice;

/** A scalp and forehead from above; the face below is left to the drape. */
final class Head {
  private Head() {}

  static Shape hairline(Person person, Stance stance, Dice dice) {
    float along = dice.between(104, 118);
    float across = dice.between(82, 94);
    Dome dome = new Dome(new Tube.Frame(0, 0, 0, 0), along, across, 0.5f * stance.turn());
    float line = dice.between(-45, 5);
    Dice hair = dice.fork("hair");
    int thick = dice.count(3200, 6500);
    List<Hairs> hairs =
        List.of(
            lock(new Hairs.Area(0, -175, line - 14, -150, 150), thick, 24, person, hair.fork(1)),
            lock(
                new Hairs.Area(0, line - 30, line, -140, 140), thick / 7, 16, person, hair.fork(2)),
            lock(
                new Hairs.Area(0, line - 8, line + 8, -120, 120),
                thick / 30,
                7,
                person,
                hair.fork(3)));
    return new Shape(
        List.of(dome),
        List.of(
            new Swelling(new SkinMark.Place(0, 35, 30), 60, 34, 2.5f),
            new Swelling(new SkinMark.Place(0, 35, -30), 60, 34, 2.5f)),
        hairs,
        new Hairs.Area(0, line + 8, line + 62, -48, 48),
        dice.between(170, 240),
        0);
  }

  private static Hairs lock(Hairs.Area area, int count, float length, Person person, Dice dice) {
    return new Hairs(area, count, length, 0.11f, 3.1416f, 0.55f, 0.12f, 0.85f, person.hair(), dice);
  }
}
