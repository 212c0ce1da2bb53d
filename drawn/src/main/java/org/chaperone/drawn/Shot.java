package org.chaperone.drawn;

import java.util.List;
import org.chaperone.drawn.body.Figure;
import org.chaperone.drawn.body.Site;
import org.chaperone.drawn.body.Stance;
import org.chaperone.drawn.paint.Camera;
import org.chaperone.drawn.paint.Canvas;
import org.chaperone.drawn.paint.Colour;
import org.chaperone.drawn.paint.Dice;
import org.chaperone.drawn.paint.Light;
import org.chaperone.drawn.paint.View;
import org.chaperone.drawn.room.Backdrop;
import org.chaperone.drawn.room.Cover;
import org.chaperone.drawn.room.Scale;
import org.chaperone.drawn.skin.Part;
import org.chaperone.drawn.skin.Person;

/**
 * One press of the shutter: who, where on the body, at which sitting, and which shot of it. What
 * belongs to the person, to the site, to the sitting and to the shot is thrown with dice of its
 * own, so that shots share exactly what they should.
 *
 * @param patient dice of the patient
 * @param side "left-", "right-" or nothing
 * @param sitting 0 for the first, 1 months later
 * @param number of the shot within the sitting
 * @param step how far the body has moved since the sitting began, in steps of about four degrees;
 *     shots of different steps are never copies of one another
 */
record Shot(Dice patient, Site site, String side, int sitting, int number, int step) {
  private static final List<int[]> SIZES =
      List.of(
          new int[] {960, 720},
          new int[] {720, 960},
          new int[] {640, 480},
          new int[] {480, 640},
          new int[] {800, 600},
          new int[] {900, 600},
          new int[] {640, 640});

  DrawnPhotograph draw(String name) {
    int[] size = sat().fork("size").pick(SIZES);
    return draw(name, size[0], size[1]);
  }

  DrawnPhotograph draw(String name, int width, int height) {
    Dice siteDice = patient.fork(side + site.label());
    Dice sat = sat();
    Dice moment = sat.fork("shot").fork(number);
    Stance stance =
        new Stance(
            sat.fork("stance").around(0, 0.08) + 0.05f * step + moment.around(0, 0.02),
            sat.fork("turn").around(0, 0.1) + 0.075f * step + moment.around(0, 0.02),
            1 + 0.1f * step + moment.around(0, 0.08));
    Person person = Person.of(patient.fork("person"));
    Figure figure = Figure.of(site, person, siteDice, stance, sitting > 0);
    View view = view(figure, width, height, sat.fork("view"), moment.fork("hand"));
    View room =
        new View(
            width,
            height,
            view.millimetres(),
            moment.around(0, 5),
            moment.around(0, 5),
            roll(sat, moment));
    Light light = light(sat.fork("light"), moment.fork("light"));
    Canvas canvas = new Canvas(width, height);
    float drift = moment.around(0, 9);

    Backdrop backdrop = new Backdrop(sat.fork("backdrop"), drift, standing());
    Figure.Painted body = figure.prepare(view);
    backdrop.paint(canvas, room, light, body.cover());
    backdrop.shadow().cast(canvas, view, body.cover(), light);
    body.onto(canvas, light, sat.fork("shine").between(0.4, 1.3));
    lay(canvas, view, light, figure, sat.fork("cloth"), drift);
    return new DrawnPhotograph(
        name,
        width,
        height,
        camera(person, sat.fork("camera"), moment.fork("camera")).develop(canvas));
  }

  private Dice sat() {
    return patient.fork(side + site.label()).fork("sitting").fork(sitting);
  }

  private boolean standing() {
    return site == Site.BACK || site == Site.SHOULDER || site == Site.FACE;
  }

  private static float roll(Dice sat, Dice moment) {
    return sat.fork("roll").around(0, 0.06) + moment.fork("roll").around(0, 0.03);
  }

  private View view(Figure figure, int width, int height, Dice sat, Dice hand) {
    int longer = Math.max(width, height);
    float millimetres =
        figure.span() / longer * sat.between(0.85, 1.15) * (1 + hand.around(0, 0.035));
    boolean upright = standing() || (height > width && sat.chance(0.8));
    float turn = (upright ? -1.5708f : sat.chance(0.5) ? 0 : 3.14159f) + sat.around(0, 0.22);
    if (site == Site.HAIRLINE || site == Site.FACE) {
      turn = -1.5708f + sat.around(0, 0.15);
    }
    Part.Spot focus = figure.focus();
    float reach = figure.span();
    return new View(
        width,
        height,
        millimetres,
        focus.x() + reach * (sat.around(0, 0.05) + hand.around(0, 0.018)),
        focus.y() + reach * (sat.around(0, 0.04) + hand.around(0, 0.018)),
        turn + hand.around(0, 0.035));
  }

  private static Light light(Dice sat, Dice moment) {
    float warm = sat.around(0, 0.1);
    float power = sat.between(0.85, 1.15) * (1 + moment.around(0, 0.06));
    Colour lamp = new Colour(1 + warm, 1, 1 - warm).times(power * 0.92);
    Colour room = new Colour(1 - warm * 0.6f, 1, 1 + warm * 0.8f).times(sat.between(0.16, 0.4));
    return Light.from(
        sat.between(0, 6.283) + moment.around(0, 0.12),
        sat.between(0.6, 1.15) + moment.around(0, 0.05),
        lamp,
        room);
  }

  private void lay(Canvas canvas, View view, Light light, Figure figure, Dice dice, float drift) {
    Part.Spot focus = figure.focus();
    float half = figure.span() * 0.5f;
    if (site == Site.HAIRLINE) {
      Cover.edge(dice, focus.x() + 42, focus.y(), dice.around(0, 0.1), drift)
          .paint(canvas, view, light);
    } else if (site == Site.FACE) {
      Cover.edge(dice, 165, 0, dice.around(0, 0.12), drift).paint(canvas, view, light);
    } else if (site != Site.SHOULDER && site != Site.HAND && dice.chance(0.14)) {
      Cover.window(dice, focus.x(), focus.y(), half * dice.between(0.45, 0.62), drift)
          .paint(canvas, view, light);
    } else if (dice.chance(0.45)) {
      boolean before = dice.chance(0.5) && !standing();
      float at = half * dice.between(0.55, 0.85);
      Cover.edge(
              dice,
              focus.x() + (before ? -at : at),
              focus.y(),
              (before ? 3.14159f : 0) + dice.around(0, 0.25),
              drift)
          .paint(canvas, view, light);
    }
    if (dice.chance(0.24)) {
      boolean below = dice.chance(0.5);
      new Scale(
              dice,
              focus.x() + dice.around(0, 15),
              focus.y() + (below ? 1 : -1) * half * dice.between(0.28, 0.5),
              0)
          .paint(canvas, view, light);
    }
  }

  private static Camera camera(Person person, Dice sat, Dice moment) {
    return new Camera(
        new Colour(1 + sat.around(0, 0.05), 1, 1 + sat.around(0, 0.06))
            .times(
                sat.between(0.92, 1.06)
                    * (0.85f + 0.42f * person.tone())
                    * (1 + moment.around(0, 0.04))),
        sat.between(0.02, 0.2),
        sat.between(0.05, 0.3),
        sat.between(0.8, 2.6),
        moment.bits());
  }
}
