package org.chaperone.keyholder;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.RefusedException;

/** Why something was refused, which it must have been. */
final class Refusals {

  private Refusals() {}

  static Refusal refused(Object outcome) {
    return assertInstanceOf(Refused.class, outcome).why();
  }

  static Refusal refusedBy(Runnable act) {
    return assertThrows(RefusedException.class, act::run).refused().why();
  }
}
