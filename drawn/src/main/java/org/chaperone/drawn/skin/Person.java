package org.chaperone.drawn.skin;

import org.chaperone.drawn.paint.Colour;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.Dice;

/**
 * What a patient brings to every photograph of theirs.
 *
 * @param tone of the skin, 0 lightest to 1 darkest
 * @param blush how red the skin is, about −1 to 1
 * @param years 0 young and smooth to 1 old and creased
 * @param hairy 0 none to 1 much
 * @param hair its colour
 * @param freckled 0 none to 1 many
 * @param moles how many on a site
 * @param girth of the limbs relative to the usual
 */
public record Person(
    float tone,
    float blush,
    float years,
    float hairy,
    Colour hair,
    float freckled,
    int moles,
    float girth) {

  private static final int[] TONES = {
    0xF0CDB9, 0xE6B99D, 0xD9A382, 0xC68C69, 0xA97150, 0x84563C, 0x613F2D, 0x432C20
  };
  private static final int[] HAIR = {0xB08A55, 0x8A6238, 0x5A3A20, 0x3A2618, 0x1C1411, 0x8C857E};

  /** Someone whom the dice choose; all tones are as likely. */
  public static Person of(Dice dice) {
    float tone = dice.unit();
    int darkest = tone > 0.45f ? 4 : 0;
    boolean grey = dice.chance(0.18);
    int shade = grey ? 5 : Math.max(darkest, dice.count(0, 4));
    float freckled = tone < 0.4f && dice.chance(0.5) ? dice.between(0.2, 1) : dice.between(0, 0.15);
    return new Person(
        tone,
        dice.around(0, 0.45),
        grey ? dice.between(0.5, 1) : dice.between(0, 0.7),
        dice.chance(0.6) ? dice.between(0.15, 1) : dice.between(0, 0.1),
        Colour.screen(HAIR[shade]),
        freckled,
        dice.count(2, 9),
        dice.between(0.82, 1.2));
  }

  /** The skin's reflectance, a way along a scale from light to dark. */
  public Colour skin() {
    float at = tone * (TONES.length - 1);
    int k = Math.min((int) at, TONES.length - 2);
    Colour plain = Colour.screen(TONES[k]).towards(Colour.screen(TONES[k + 1]), at - k);
    float red = Curves.clamp(blush, -1, 1);
    return plain.times(new Colour(1 + 0.02f * red, 1 - 0.07f * red, 1 - 0.06f * red));
  }
}
