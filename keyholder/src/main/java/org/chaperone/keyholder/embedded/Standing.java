package org.chaperone.keyholder.embedded;

import java.time.Duration;
import java.util.List;
import org.chaperone.keyholder.status.KeyholderStatus;
import org.chaperone.keyholder.status.Level;
import org.chaperone.keyholder.status.Pulse;
import org.chaperone.keyholder.store.State;
import org.chaperone.ledger.witness.WitnessClient;
import org.chaperone.ledger.witness.WitnessState;

/** How the keyholder stands, and which level that is. */
final class Standing {

  private final Core core;
  private final String sealKind;
  private final boolean sealIsOutside;
  private final List<WitnessClient> witnesses;

  Standing(Core core, String sealKind, boolean sealIsOutside, List<WitnessClient> witnesses) {
    this.core = core;
    this.sealKind = sealKind;
    this.sealIsOutside = sealIsOutside;
    this.witnesses = witnesses;
  }

  Level level() {
    if (!core.settings.isApart() || witnesses.isEmpty()) {
      return witnesses.isEmpty() ? Level.ZERO : Level.ONE;
    }
    return sealIsOutside && witnesses.size() >= 2 ? Level.THREE : Level.TWO;
  }

  boolean sealIsOutside() {
    return sealIsOutside;
  }

  List<WitnessClient> witnesses() {
    return witnesses;
  }

  KeyholderStatus status() {
    core.requireRunning();
    State state = core.state();
    return new KeyholderStatus(
        state.installation().tenant().toString(),
        level(),
        state.isLockedDown(),
        core.store.withEpoch(epoch -> epoch.number()),
        core.ledger.size(),
        core.ledgerKey,
        sealKind,
        witnesses.size(),
        state.patients().size(),
        state.photographCount(),
        pulse());
  }

  private Pulse pulse() {
    Duration lasting = Duration.ZERO;
    long entries = 0;
    if (core.ledger.witnesses() instanceof WitnessState.Outage outage) {
      lasting = outage.lasting();
      entries = outage.entries();
    }
    return new Pulse(
        core.sessions.count(core.now()),
        core.tally.grantedSoFar(),
        core.tally.refusedSoFar(),
        core.ledger.unpublished(),
        core.ledger.sincePublished().toSeconds(),
        lasting.toSeconds(),
        entries);
  }
}
