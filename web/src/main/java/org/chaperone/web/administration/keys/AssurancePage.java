package org.chaperone.web.administration.keys;

import java.util.List;
import org.chaperone.keyholder.administration.Health;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.status.Level;
import org.chaperone.web.administration.Standing;
import org.chaperone.web.administration.State;

/**
 * The level that is reached, and the keys.
 *
 * @param role of whoever looks: administrators rotate
 */
public record AssurancePage(Health health, Role role) {

  /** What is missing for the next level, each a text's name; empty at the highest. */
  public List<String> missing() {
    return java.util.stream.Stream.of(
            new Step("witness", health.witnesses().isEmpty(), Level.ONE),
            new Step("apart", !health.apart(), Level.TWO),
            new Step("outside", !health.sealOutside(), Level.THREE),
            new Step("two", health.witnesses().size() < 2, Level.THREE))
        .filter(step -> step.isMissing() && step.of().number() == next())
        .map(Step::name)
        .toList();
  }

  private record Step(String name, boolean isMissing, Level of) {}

  /** The number of the next level. */
  public int next() {
    return health.status().level().number() + 1;
  }

  /** All levels, for saying which is reached. */
  public Level[] levels() {
    return Level.values();
  }

  /** How the recovery kit stands. */
  public State kit() {
    return Standing.ofKeys(health);
  }
}
