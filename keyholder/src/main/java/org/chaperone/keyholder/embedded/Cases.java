package org.chaperone.keyholder.embedded;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.index.IndexKeyPair;
import org.chaperone.keyholder.index.IndexPublicKey;
import org.chaperone.keyholder.keys.EpochKeys;
import org.chaperone.keyholder.keys.Label;
import org.chaperone.keyholder.keys.NotAuthenticException;
import org.chaperone.keyholder.keys.RootKeys;
import org.chaperone.keyholder.keys.Sealing;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.log.Entry;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.ServedView;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.status.CaseSummary;
import org.chaperone.keyholder.store.Row.InstallationRow;
import org.chaperone.keyholder.store.Row.PatientRow;
import org.chaperone.keyholder.store.Row.PhotographRow;
import org.chaperone.ledger.PendingEntry;
import org.chaperone.ledger.leaf.LeafKind;

/** What an investigation may have: the index, the views of photographs, a key for its papers. */
final class Cases {

  private static final int MOST = 1_000;
  private static final byte[] INDEX_CONTEXT = Label.of("private index key").encoded();

  private final Core core;
  private final Rules rules;
  private final Views views;
  private final IndexPublicKey publicKey;

  Cases(Core core, Rules rules) {
    this.core = core;
    this.rules = rules;
    this.views = new Views(core);
    this.publicKey = IndexPublicKey.of(core.state().installation().indexKey());
  }

  /** The private index key as it is kept. */
  static byte[] wrapped(RootKeys keys, IndexKeyPair pair, SecureRandom random) {
    try (SecretBytes half = pair.privateHalf()) {
      return Sealing.wrap(keys.index(), INDEX_CONTEXT, half, random);
    }
  }

  IndexPublicKey indexKey() {
    return publicKey;
  }

  List<SecretBytes> indexKeys(Session session, CaseId investigation, List<byte[]> capsules) {
    if (capsules.isEmpty() || capsules.size() > MOST) {
      throw new IllegalArgumentException("1 to " + MOST + " are opened at a time.");
    }
    Actor actor = core.require(session);
    rules.requireMember(actor, investigation);
    Entry entry =
        entry(actor, investigation, "index", capsules.size(), Optional.empty(), List.of());
    await(actor, investigation, () -> core.log.write(core.clock.millis(), entry));
    InstallationRow row = core.state().installation();
    try (SecretBytes half = Sealing.unwrap(core.keys.index(), INDEX_CONTEXT, row.indexSecret())) {
      IndexKeyPair pair = IndexKeyPair.of(row.indexKey(), half);
      List<SecretBytes> opened = new ArrayList<>(capsules.size());
      for (byte[] capsule : capsules) {
        opened.add(opened(pair, capsule));
      }
      return opened;
    } catch (NotAuthenticException e) {
      throw core.stop(e);
    }
  }

  private static SecretBytes opened(IndexKeyPair pair, byte[] capsule) {
    try {
      return pair.open(capsule);
    } catch (NotAuthenticException e) {
      throw Core.refuse(
          Refusal.UNKNOWN, "An entry of the index is damaged: " + e.getMessage() + ".");
    }
  }

  List<CaseSummary> all(Session session) {
    Actor actor = core.require(session);
    boolean seesAll = actor.isOneOf(Role.PRIVACY_LEAD, Role.ADMINISTRATOR);
    return core.state().investigations().stream()
        .filter(one -> seesAll || one.members().contains(actor.account().id()))
        .map(one -> new CaseSummary(one.id(), one.title(), one.members(), one.open()))
        .toList();
  }

  SecretBytes key(Session session, CaseId investigation) {
    Actor actor = core.require(session);
    boolean isMember =
        core.state()
            .investigation(investigation)
            .filter(one -> one.members().contains(actor.account().id()))
            .isPresent();
    if (!isMember) {
      throw Core.refuse(Refusal.NO_CASE, "There is no case of this name that you work on.");
    }
    core.write(entry(actor, investigation, "papers", 0, Optional.empty(), List.of()));
    return Label.of("case papers").and(investigation.bytes()).deriveFrom(core.keys.root());
  }

  List<ServedView> candidates(Session session, CaseId investigation, PhotographId id) {
    Actor actor = core.require(session);
    rules.requireMember(actor, investigation);
    // What takes long comes first, because an erasure waits while the epoch is held, and everybody
    // else for the erasure.
    views.catchUp();
    return core.withEpoch(epoch -> candidates(actor, investigation, id, epoch));
  }

  private List<ServedView> candidates(
      Actor actor, CaseId investigation, PhotographId id, EpochKeys epoch)
      throws NotAuthenticException {
    PhotographRow photograph =
        core.state().photograph(id).orElseThrow(() -> Core.unknown("photograph"));
    PatientRow patient =
        core.state().patient(photograph.patient()).orElseThrow(() -> Core.unknown("photograph"));
    List<Views.Found> found = views.of(photograph);
    Entry entry =
        entry(actor, investigation, "marks", found.size(), Optional.of(patient.id()), List.of(id));
    try (SecretBytes patientKey = core.ring.patientKey(patient, epoch.wrapping());
        SecretBytes logKey = core.ring.logKey(patient, patientKey)) {
      await(actor, investigation, () -> core.log.write(core.clock.millis(), entry, logKey));
    }
    return views.served(photograph, found);
  }

  private static Entry entry(
      Actor actor,
      CaseId investigation,
      String scope,
      int objects,
      Optional<PatientId> patient,
      List<PhotographId> photographs) {
    return new Entry(
        LeafKind.CASE,
        scope,
        actor.account().pseudonym(),
        objects,
        0,
        patient,
        photographs,
        Optional.empty(),
        Optional.of(actor.session().id()),
        Optional.empty(),
        Optional.of(investigation),
        Map.of());
  }

  /**
   * Writes an entry when nothing is locked and the case is open, and returns when it is durable.
   */
  private void await(Actor actor, CaseId investigation, Supplier<PendingEntry> write) {
    core.await(
        core.inOrder(
            () -> {
              rules.requireOpen();
              rules.requireMember(actor, investigation);
              return write.get();
            }));
    rules.requireOpen();
  }
}
