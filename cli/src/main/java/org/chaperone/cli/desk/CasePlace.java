package org.chaperone.cli.desk;

import java.io.IOException;
import java.time.Clock;
import org.chaperone.cli.vault.VaultPlace;
import org.chaperone.desk.cases.CaseRoom;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.session.Session;
import org.chaperone.vault.Vault;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which case of which vault, as options. */
final class CasePlace {

  @Parameters(index = "0", paramLabel = "CASE", description = "The case's id.")
  private String investigation = "";

  @Mixin private VaultPlace place = new VaultPlace();

  /** What a command does with an open case. */
  interface Work {
    /** Does it; returns the exit code. */
    int with(CaseRoom room, Vault vault, Session session) throws IOException, InterruptedException;
  }

  CaseId investigation() {
    return CaseId.parse(investigation);
  }

  VaultPlace place() {
    return place;
  }

  /** Opens the vault, signs in, opens the case, does the work, closes all of it. */
  int inRoom(Work work) throws IOException, SealException, InterruptedException {
    CaseId id = investigation();
    return place.signedIn(
        (vault, session) -> {
          try (CaseRoom room = CaseRoom.open(vault, session, id, Clock.systemUTC())) {
            return work.with(room, vault, session);
          }
        });
  }
}
