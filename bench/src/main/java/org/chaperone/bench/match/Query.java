package org.chaperone.bench.match;

import java.util.List;
import org.chaperone.bench.attack.AttackFamily;
import org.chaperone.bench.attack.Attacker;
import org.chaperone.bench.attack.Leaked;
import org.chaperone.picture.registration.Transform;

/**
 * A leaked picture and what is true of it.
 *
 * @param name what was attacked, for people
 * @param file the leaked picture
 * @param sources the photographs it shows, the attacked one first
 */
record Query(String name, byte[] file, List<Source> sources) {

  /**
   * A photograph in the leaked picture.
   *
   * @param photograph its number
   * @param transform from its pixels at full size to the leaked picture's
   */
  record Source(int photograph, Transform transform) {}

  static Query of(Originals originals, Attacker attacker, AttackFamily family, int photograph) {
    Leaked leaked = attacker.attack(family, photograph);
    return new Query(
        originals.name(photograph),
        leaked.file(),
        leaked.parts().stream().map(part -> source(originals, part)).toList());
  }

  private static Source source(Originals originals, Leaked.Part part) {
    Transform fromOpened = Transform.of(part.transform());
    return new Source(part.photograph(), fromOpened.after(originals.toOpened(part.photograph())));
  }
}
