package org.chaperone.keyholder.embedded;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.log.Entry;
import org.chaperone.ledger.PendingEntry;
import org.chaperone.ledger.leaf.LeafKind;

/**
 * Entries about one patient that are no releases of photographs, read under their log key alone.
 */
final class PatientEntries {

  /** The scope of a name that was shown. */
  static final String NAME = "roster";

  /** The scope of a sensitive patient's name that was shown for a reason. */
  static final String LET_IN = "roster-sensitive";

  private final Core core;
  private final Rules rules;

  PatientEntries(Core core, Rules rules) {
    this.core = core;
    this.rules = rules;
  }

  /** Whether an entry of this scope showed a name and nothing else. */
  static boolean isName(String scope) {
    return scope.equals(NAME) || scope.equals(LET_IN);
  }

  /** Something was added; returns when that is durable. */
  long add(
      Actor actor,
      String scope,
      PatientId patient,
      List<PhotographId> photographs,
      SecretBytes logKey) {
    int objects = Math.max(1, photographs.size());
    return write(
        new Entry(
            LeafKind.ADD,
            scope,
            actor.account().pseudonym(),
            objects,
            0,
            Optional.of(patient),
            photographs,
            Optional.empty(),
            Optional.of(actor.session().id()),
            Optional.empty(),
            Optional.empty(),
            Map.of()),
        logKey);
  }

  /** Who may see the patient was changed; returns when that is durable. */
  long account(
      Actor actor, String scope, PatientId patient, Map<String, String> facts, SecretBytes logKey) {
    return write(changed(actor, scope, patient, 1, facts), logKey);
  }

  /**
   * Something about a patient was changed that is no photograph.
   *
   * @param objects 1 where it changes who may see the patient, otherwise 0
   */
  static Entry changed(
      Actor actor, String scope, PatientId patient, int objects, Map<String, String> facts) {
    return new Entry(
        LeafKind.ACCOUNT,
        scope,
        actor.account().pseudonym(),
        objects,
        0,
        Optional.of(patient),
        List.of(),
        Optional.empty(),
        Optional.of(actor.session().id()),
        Optional.empty(),
        Optional.empty(),
        facts);
  }

  private long write(Entry entry, SecretBytes logKey) {
    PendingEntry pending =
        core.inOrder(
            () -> {
              rules.requireOpen();
              return core.log.write(core.clock.millis(), entry, logKey);
            });
    return core.await(pending);
  }

  /** A name was shown. */
  static Entry name(
      Actor actor, String scope, PatientId patient, Optional<String> reason, int left) {
    return new Entry(
        LeafKind.RELEASE,
        scope,
        actor.account().pseudonym(),
        1,
        left,
        Optional.of(patient),
        List.of(),
        Optional.empty(),
        Optional.of(actor.session().id()),
        reason,
        Optional.empty(),
        Map.of());
  }
}
