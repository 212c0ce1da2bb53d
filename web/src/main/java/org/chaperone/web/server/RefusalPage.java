package org.chaperone.web.server;

import java.time.Instant;
import java.util.Optional;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.Refused;

/**
 * What the keyholder's no looks like.
 *
 * @param sentence the keyholder's
 * @param nextAllowed when it would be allowed, where waiting helps
 * @param glass whether breaking the glass would help
 */
public record RefusalPage(String sentence, Optional<Instant> nextAllowed, boolean glass) {

  /** The page of a refusal. */
  public static RefusalPage of(Refused refused) {
    return new RefusalPage(
        refused.sentence(),
        refused.nextAllowed(),
        refused.why() == Refusal.ACCOUNT_BUDGET || refused.why() == Refusal.CLINIC_BUDGET);
  }
}
