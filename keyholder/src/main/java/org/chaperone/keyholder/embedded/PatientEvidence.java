package org.chaperone.keyholder.embedded;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.store.Row.PatientRow;
import org.chaperone.ledger.evidence.Claim;
import org.chaperone.ledger.evidence.EvidenceCollector;
import org.chaperone.ledger.leaf.LeafKind;

/**
 * The evidence for a patient's own history: every entry since the first about them, and their log
 * key, which opens theirs and nobody else's. So a checker sees for itself that the closed ones are
 * of others.
 */
final class PatientEvidence {

  private static final Set<LeafKind> KINDS =
      Set.of(LeafKind.RELEASE, LeafKind.BREAK_GLASS, LeafKind.ADD, LeafKind.SHARE);

  /** All entries between are in the file; more would not fit into an answer. */
  private static final long MOST = 300_000;

  private final Core core;
  private final History history;

  PatientEvidence(Core core, History history) {
    this.core = core;
    this.history = history;
  }

  byte[] of(Session session, PatientId patient) {
    core.require(session, Role.PRIVACY_LEAD);
    PatientRow row = core.state().patient(patient).orElseThrow(() -> Core.unknown("patient"));
    long to = core.log.size();
    long from = history.first(patient).orElse(to);
    if (to - from > MOST) {
      throw Core.refuse(
          Refusal.UNKNOWN, "The ledger since this patient came is too long for one file.");
    }
    Claim claim =
        new Claim(
            from,
            to,
            KINDS,
            List.of(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            List.<byte[]>of(patient.bytes()));
    return core.withEpoch(
        epoch -> {
          try (SecretBytes patientKey = core.ring.patientKey(row, epoch.wrapping());
              SecretBytes logKey = core.ring.logKey(row, patientKey)) {
            return new EvidenceCollector(core.ledger)
                .collect(claim, Map.of(), List.<byte[]>of(logKey.copy()))
                .bytes();
          } catch (IOException e) {
            throw core.stop(e);
          }
        });
  }
}
