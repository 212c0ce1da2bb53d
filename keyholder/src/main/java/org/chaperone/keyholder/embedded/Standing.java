package org.chaperone.keyholder.embedded;

import org.chaperone.keyholder.status.KeyholderStatus;
import org.chaperone.keyholder.status.Level;
import org.chaperone.keyholder.store.State;

/** How the keyholder stands, and which level that is. */
final class Standing {

  private final Core core;
  private final String sealKind;
  private final boolean sealIsOutside;
  private final int witnesses;

  Standing(Core core, String sealKind, boolean sealIsOutside, int witnesses) {
    this.core = core;
    this.sealKind = sealKind;
    this.sealIsOutside = sealIsOutside;
    this.witnesses = witnesses;
  }

  Level level() {
    if (!core.settings.isApart() || witnesses == 0) {
      return witnesses == 0 ? Level.ZERO : Level.ONE;
    }
    return sealIsOutside && witnesses >= 2 ? Level.THREE : Level.TWO;
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
        witnesses,
        state.patients().size(),
        state.photographCount());
  }
}
