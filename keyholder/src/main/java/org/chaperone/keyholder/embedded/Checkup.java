package org.chaperone.keyholder.embedded;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.chaperone.keyholder.KeyholderStoppedException;
import org.chaperone.keyholder.administration.Health;
import org.chaperone.keyholder.administration.Health.Outage;
import org.chaperone.keyholder.administration.Health.WitnessStanding;
import org.chaperone.keyholder.administration.LedgerCheck;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.log.Entry;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.status.BackupReceipt;
import org.chaperone.ledger.leaf.LeafKind;
import org.chaperone.ledger.note.Checkpoint;
import org.chaperone.ledger.note.NoteSignature;
import org.chaperone.ledger.note.SignedNote;
import org.chaperone.ledger.note.VerifierKey;
import org.chaperone.ledger.tree.CompactRange;
import org.chaperone.ledger.tree.TreeHasher;
import org.chaperone.ledger.witness.WitnessClient;
import org.chaperone.ledger.witness.WitnessState;

/** How ledger, keys and backups stand, and whether the ledger is what it was. */
final class Checkup {

  private final Core core;
  private final Standing standing;
  private final Chronicle chronicle;
  private final ReentrantLock checking = new ReentrantLock();

  Checkup(Core core, Standing standing, Chronicle chronicle) {
    this.core = core;
    this.standing = standing;
    this.chronicle = chronicle;
  }

  Health health(Session session) {
    core.require(session, Role.ADMINISTRATOR, Role.PRIVACY_LEAD);
    return new Health(
        standing.status(),
        core.now(),
        core.clock.off(),
        chronicle.newest(),
        core.settings.isApart(),
        standing.sealIsOutside(),
        standing.witnesses().stream()
            .map(one -> new WitnessStanding(one.toString(), cosigned(one)))
            .toList(),
        outage(),
        chronicle.rotated(),
        backups(),
        chronicle.kitTried());
  }

  private Optional<Instant> cosigned(WitnessClient witness) {
    Optional<Instant> latest = Optional.empty();
    SignedNote newest = core.ledger.publishedCheckpoint();
    for (VerifierKey key : witness.keys()) {
      for (NoteSignature signature : newest.signatures()) {
        if (signature.time(key).isPresent() && key.verifies(newest.text(), signature)) {
          latest = Optional.of(Instant.ofEpochSecond(signature.time(key).getAsLong()));
        }
      }
    }
    return latest;
  }

  private Optional<Outage> outage() {
    return core.ledger.witnesses()
            instanceof WitnessState.Outage(Instant since, var _, long entries, String reason)
        ? Optional.of(new Outage(since, entries, reason, core.ledger.witnesses().allowsViewing()))
        : Optional.empty();
  }

  private List<BackupReceipt> backups() {
    Instant now = core.now();
    List<BackupReceipt> receipts = new ArrayList<>();
    chronicle.read(
        chronicle.backups().reversed(),
        entry -> {
          Instant made = Instant.ofEpochMilli(entry.clear().time());
          Instant expires =
              core.log
                  .open(entry)
                  .map(details -> details.facts().get("expires"))
                  .map(Instant::parse)
                  .orElse(made);
          if (now.isBefore(expires)) {
            receipts.add(new BackupReceipt(entry.index(), made, expires));
          }
        });
    return receipts;
  }

  LedgerCheck verify(Session session) {
    core.require(session, Role.ADMINISTRATOR, Role.PRIVACY_LEAD);
    if (!checking.tryLock()) {
      throw Core.refuse(
          Refusal.UNKNOWN, "The ledger is being read already. Wait until it is done.");
    }
    try {
      long began = core.settings.nanos().getAsLong();
      long size = core.ledger.size();
      int checkpoints = 0;
      String fault = "";
      try {
        checkpoints = compare(size);
      } catch (IOException e) {
        fault = String.valueOf(e.getMessage());
        core.stop(new KeyholderStoppedException("The ledger was found changed: " + fault, e));
      }
      long millis = (core.settings.nanos().getAsLong() - began) / 1_000_000;
      return new LedgerCheck(core.now(), size, checkpoints, millis, fault);
    } finally {
      checking.unlock();
    }
  }

  /** Reads all entries, and compares the tree they make with all that was signed of it. */
  private int compare(long size) throws IOException {
    Map<Long, Checkpoint> signed = new HashMap<>();
    for (SignedNote note : core.ledger.keptCheckpoints()) {
      Checkpoint checkpoint = Checkpoint.parse(note.text());
      signed.put(checkpoint.size(), checkpoint);
    }
    TreeHasher hasher = new TreeHasher();
    CompactRange tree = new CompactRange();
    core.ledger.leaves(
        0,
        size,
        (index, leaf) -> {
          tree.append(hasher.leaf(leaf));
          Checkpoint checkpoint = signed.get(index + 1);
          if (checkpoint != null && !checkpoint.root().equals(tree.root())) {
            throw new IOException(
                "its first %d entries are not those that were signed.".formatted(index + 1));
          }
        });
    if (size > 0 && !tree.root().equals(core.ledger.root(size))) {
      throw new IOException("its entries do not make its tree.");
    }
    return (int) signed.keySet().stream().filter(at -> at <= size).count();
  }

  void noteKitTried(Session session) {
    Actor actor = core.require(session, Role.ADMINISTRATOR, Role.PRIVACY_LEAD);
    core.write(
        Entry.of(
            LeafKind.ACCOUNT,
            Chronicle.KIT_TRIED,
            actor.account().pseudonym(),
            Optional.of(actor.session().id()),
            Map.of()));
  }
}
