package org.chaperone.drawn.body;

import java.util.List;
import org.chaperone.drawn.paint.Dice;
import org.chaperone.drawn.skin.Hairs;
import org.chaperone.drawn.skin.Part;
import org.chaperone.drawn.skin.Person;
import org.chaperone.drawn.skin.SkinMark;

/**
 * A body without its findings.
 *
 * @param parts its rounded parts
 * @param features what everyone has there: kneecaps, knuckles, nails
 * @param hairs that grow there
 * @param field where what is photographed stands
 * @param wide where moles and freckles stand
 * @param focus what the camera looks at
 * @param span how many millimetres a usual picture of it shows along its longer side
 * @param veined where veins show: how many, 0 for none
 */
record Shape(
    List<Part> parts,
    List<SkinMark> features,
    List<Hairs> hairs,
    Hairs.Area field,
    Hairs.Area wide,
    SkinMark.Place focus,
    float span,
    int veined) {

  /** The shape of a site. */
  static Shape of(Site site, Person person, Stance stance, Dice dice) {
    return switch (site) {
      case FOREARM, ELBOW, KNEE, SHIN, CALF -> Limbs.of(site, person, stance, dice);
      case BACK -> Trunk.back(person, stance, dice);
      case SHOULDER -> Trunk.shoulder(person, stance, dice);
      case HAND -> Hand.of(person, stance, dice);
      case FACE -> Face.of(person, stance, dice);
      case HAIRLINE -> Scalp.of(person, stance, dice);
    };
  }
}
