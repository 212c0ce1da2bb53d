package org.chaperone.drawn.body;

import java.util.ArrayList;
import java.util.List;
import org.chaperone.drawn.mark.Mole;
import org.chaperone.drawn.mark.Papule;
import org.chaperone.drawn.mark.Patch;
import org.chaperone.drawn.mark.PenLine;
import org.chaperone.drawn.mark.Plaster;
import org.chaperone.drawn.mark.Scar;
import org.chaperone.drawn.mark.Vein;
import org.chaperone.drawn.paint.Colour;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.Dice;
import org.chaperone.drawn.paint.Noise;
import org.chaperone.drawn.skin.ChartLine;
import org.chaperone.drawn.skin.Hairs;
import org.chaperone.drawn.skin.Person;
import org.chaperone.drawn.skin.SkinMark;

/** What is on a patient's skin at a site: why it was photographed, and everything else there. */
final class Findings {
  private static final List<Colour> INK =
      List.of(Colour.screen(0x3A2A78), Colour.screen(0x27306E), Colour.screen(0x4A1F5C));
  private static final List<Colour> DRESSING =
      List.of(
          Colour.screen(0xE8E2D6),
          Colour.screen(0xDDB994),
          Colour.screen(0xC99E77),
          Colour.screen(0xEDEBE6),
          Colour.screen(0x9CB7C4));

  private final Shape shape;
  private final Person person;
  private final Noise noise;
  private final boolean later;
  private final List<SkinMark> marks = new ArrayList<>();

  private Findings(Shape shape, Person person, Noise noise, boolean later) {
    this.shape = shape;
    this.person = person;
    this.noise = noise;
    this.later = later;
  }

  /**
   * The marks of a site, innermost first.
   *
   * @param later true months afterwards: scars have faded, dressings are gone, rashes are better
   */
  static List<SkinMark> of(Shape shape, Person person, Noise noise, Dice dice, boolean later) {
    Findings findings = new Findings(shape, person, noise, later);
    findings.veins(dice.fork("veins"));
    findings.freckles(dice.fork("freckles"));
    findings.moles(dice.fork("moles"));
    findings.complaint(dice.fork("complaint"));
    return findings.marks;
  }

  private void veins(Dice dice) {
    int count = shape.veined();
    Hairs.Area area = shape.field();
    for (int k = 0; k < count; k++) {
      SkinMark.Place from =
          new SkinMark.Place(
              area.part(),
              area.fromU() + dice.around(-30, 25),
              Curves.mix(area.fromV(), area.toV(), dice.between(-0.2, 1.2)));
      ChartLine line =
          ChartLine.wandering(from, dice.around(0, 0.2), dice.between(70, 190), 0.22f, 10, dice);
      marks.add(
          new Vein(
              line, dice.between(2, 3.6), dice.between(0.25, 0.85) * (1 - 0.6f * person.tone())));
    }
  }

  private void freckles(Dice dice) {
    int count = (int) (420 * person.freckled()) + dice.count(15, 60);
    Hairs.Area wide = shape.wide();
    for (int k = 0; k < count; k++) {
      float size = dice.unit();
      marks.add(
          Mole.of(
              wide.within(dice, 0),
              0.5f + 1.5f * size * size,
              dice.between(0.08, 0.34),
              dice,
              noise));
    }
  }

  private void moles(Dice dice) {
    Hairs.Area wide = shape.wide();
    for (int k = 0; k < person.moles(); k++) {
      float size = dice.unit();
      marks.add(
          Mole.of(
              wide.within(dice, 0.1f),
              1 + 2.2f * size * size,
              dice.between(0.45, 0.85),
              dice,
              noise));
    }
  }

  private void complaint(Dice dice) {
    SkinMark.Place at = shape.field().within(dice, 0.3f);
    Hairs.Area field = shape.field();
    float room = Math.min(field.toU() - field.fromU(), field.toV() - field.fromV());
    switch (dice.count(0, 10)) {
      case 0, 1 -> lesion(at, dice);
      case 2, 3, 4 -> operation(at, room, dice);
      case 5 -> patches(at, room * 0.4f, Patch.Kind.ECZEMA, dice);
      case 6 -> patches(at, room * 0.28f, Patch.Kind.PLAQUE, dice);
      case 7 -> patches(at, room * 0.4f, Patch.Kind.BIRTHMARK, dice);
      case 8 ->
          patches(
              at, room * 0.3f, person.tone() > 0.35f ? Patch.Kind.PALE : Patch.Kind.BRUISE, dice);
      case 9 -> papules(at, room * 0.5f, dice);
      default -> dressing(at, room, dice);
    }
  }

  private void lesion(SkinMark.Place at, Dice dice) {
    float radius = dice.between(2.6, 5);
    marks.add(Mole.of(at, radius, dice.between(0.7, 0.92), dice, noise));
    marks.add(
        Mole.of(
            at.moved(radius * 0.5f, radius * 0.35f),
            radius * 0.6f,
            dice.between(0.5, 0.9),
            dice,
            noise));
    if (dice.chance(0.6) && !later) {
      Colour ink = dice.pick(INK);
      float far = radius * dice.between(2, 3.2);
      if (dice.chance(0.5)) {
        marks.add(
            new PenLine(
                ring(at, far, far * dice.between(0.6, 1)), dice.between(0.8, 1.3), ink, noise));
      } else {
        for (int k = 0; k < 4; k++) {
          float angle = 0.785f + 1.5708f * k + dice.around(0, 0.12);
          SkinMark.Place from = at.moved(Curves.cos(angle) * far, Curves.sin(angle) * far);
          marks.add(
              new PenLine(
                  ChartLine.wandering(from, angle, radius * 2.2f, 0.05f, 3, dice), 1, ink, noise));
        }
      }
    }
  }

  private static ChartLine ring(SkinMark.Place at, float alongU, float alongV) {
    int points = 15;
    float[] u = new float[points];
    float[] v = new float[points];
    for (int k = 0; k < points; k++) {
      float angle = k * 0.46f;
      u[k] = at.u() + alongU * Curves.cos(angle);
      v[k] = at.v() + alongV * Curves.sin(angle);
    }
    return new ChartLine(at.part(), u, v);
  }

  private void operation(SkinMark.Place at, float room, Dice dice) {
    float length = room * dice.between(0.7, 1.5);
    float heading = dice.around(0, 0.7);
    ChartLine line =
        ChartLine.wandering(
            at.moved(-Curves.cos(heading) * length / 2, -Curves.sin(heading) * length / 2),
            heading,
            length,
            0.1f,
            8,
            dice);
    float fresh = dice.between(0.55, 1);
    marks.add(
        new Scar(
            line,
            dice.between(1.6, 3),
            dice.between(4.5, 7.5),
            later ? fresh * 0.22f : fresh,
            noise));
  }

  private void patches(SkinMark.Place at, float widest, Patch.Kind kind, Dice dice) {
    float radius = Math.min(widest, 36);
    boolean heals = kind != Patch.Kind.BIRTHMARK && kind != Patch.Kind.PALE;
    float strength =
        dice.between(0.65, 1) * (1 - 0.4f * person.tone()) * (later && heals ? 0.35f : 1);
    marks.add(new Patch(at, radius, kind, strength, noise));
    int more = kind == Patch.Kind.BIRTHMARK ? 0 : dice.count(1, 4);
    for (int k = 0; k < more; k++) {
      SkinMark.Place beside = at.moved(dice.around(0, radius * 1.5), dice.around(0, radius));
      marks.add(new Patch(beside, radius * dice.between(0.2, 0.5), kind, strength, noise));
    }
  }

  private void papules(SkinMark.Place at, float radius, Dice dice) {
    int count = dice.count(25, 90);
    for (int k = 0; k < count; k++) {
      SkinMark.Place spot = at.moved(dice.around(0, radius * 0.6), dice.around(0, radius * 0.6));
      float size = dice.between(0.9, 2.3);
      marks.add(new Papule(spot, size, (later ? 0.3f : 1) * dice.between(0.4, 0.95)));
    }
  }

  private void dressing(SkinMark.Place at, float room, Dice dice) {
    operation(at, room * 0.6f, dice.fork("under"));
    if (later) {
      return;
    }
    boolean woven = dice.chance(0.5);
    float width = woven ? dice.between(16, 26) : dice.between(8, 11);
    float length = woven ? width * dice.between(1, 1.5) : dice.between(27, 36);
    marks.add(
        new Plaster(at, dice.around(0, 0.8), length, width, dice.pick(DRESSING), woven, noise));
  }
}
