package org.chaperone.web.administration.keys;

import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.administration.Health;
import org.chaperone.keyholder.administration.LedgerCheck;
import org.chaperone.web.administration.Standing;
import org.chaperone.web.administration.State;

/**
 * The ledger's health.
 *
 * @param check what reading it has just shown
 */
public record LedgerPage(Health health, Optional<LedgerCheck> check) {

  /** How it stands. */
  public State state() {
    return Standing.ofLedger(health);
  }

  /** Whether the machine's clock is off. */
  public boolean isOff() {
    return Standing.isOff(health);
  }

  /** Names of the witnesses that have not cosigned for too long. */
  public List<String> late() {
    return health.witnesses().stream()
        .filter(one -> Standing.isLate(one, health.now()))
        .map(Health.WitnessStanding::name)
        .toList();
  }
}
