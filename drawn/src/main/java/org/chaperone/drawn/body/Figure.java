package org.chaperone.drawn.body;

import java.util.List;
import org.chaperone.drawn.paint.Canvas;
import org.chaperone.drawn.paint.Dice;
import org.chaperone.drawn.paint.Light;
import org.chaperone.drawn.paint.Noise;
import org.chaperone.drawn.paint.View;
import org.chaperone.drawn.skin.Hairs;
import org.chaperone.drawn.skin.Part;
import org.chaperone.drawn.skin.Person;
import org.chaperone.drawn.skin.SkinLighting;
import org.chaperone.drawn.skin.SkinMark;
import org.chaperone.drawn.skin.SkinSurface;
import org.chaperone.drawn.skin.SkinTexture;

/** A patient's site as it is held for one shot, ready to be painted from any view. */
public final class Figure {
  private final Shape shape;
  private final List<SkinMark> findings;
  private final SkinTexture texture;

  private Figure(Shape shape, List<SkinMark> findings, SkinTexture texture) {
    this.shape = shape;
    this.findings = findings;
    this.texture = texture;
  }

  /**
   * The site of a person.
   *
   * @param dice of this person and site: the same dice give the same skin
   * @param later true months afterwards, see {@link Findings}
   */
  public static Figure of(Site site, Person person, Dice dice, Stance stance, boolean later) {
    Noise noise = new Noise(dice.fork("skin"));
    Shape shape = Shape.of(site, person, stance, dice.fork("shape"));
    return new Figure(
        shape,
        Findings.of(shape, person, noise, dice.fork("findings"), later),
        new SkinTexture(person, noise));
  }

  /** Millimetres that a usual picture of the site shows along its longer side. */
  public float span() {
    return shape.span();
  }

  /** The point of skin that the camera looks at. */
  public Part.Spot focus() {
    SkinMark.Place middle = shape.focus();
    return shape.parts().get(middle.part()).spot(middle.u(), middle.v());
  }

  /** The body as the view sees it, with all its marks, before any light falls on it. */
  public Painted prepare(View view) {
    SkinSurface skin = new SkinSurface(view);
    for (int k = 0; k < shape.parts().size(); k++) {
      shape.parts().get(k).layInto(skin, k);
    }
    texture.applyTo(skin);
    for (SkinMark mark : shape.features()) {
      mark.applyTo(skin, shape.parts());
    }
    for (SkinMark mark : findings) {
      mark.applyTo(skin, shape.parts());
    }
    return new Painted(skin);
  }

  /** A figure seen from a view, before it is lit. */
  public final class Painted {
    private final SkinSurface skin;

    private Painted(SkinSurface skin) {
      this.skin = skin;
    }

    /** How much of each pixel the body covers, 0 to 1; rows from the top. */
    public float[] cover() {
      return skin.cover;
    }

    /** Lights the body onto the canvas and lets its hairs grow. */
    public void onto(Canvas canvas, Light light, float shine) {
      new SkinLighting(light, shine).paint(skin, canvas);
      for (Hairs hairs : shape.hairs()) {
        hairs.paint(canvas, skin.view, shape.parts());
      }
    }
  }
}
