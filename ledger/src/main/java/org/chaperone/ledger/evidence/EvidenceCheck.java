package org.chaperone.ledger.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.evidence.EvidenceVerdict.ClosedEntry;
import org.chaperone.ledger.evidence.EvidenceVerdict.Fails;
import org.chaperone.ledger.evidence.EvidenceVerdict.Holds;
import org.chaperone.ledger.evidence.EvidenceVerdict.OpenedEntry;
import org.chaperone.ledger.evidence.EvidenceVerdict.Rest;
import org.chaperone.ledger.leaf.ClearPart;
import org.chaperone.ledger.leaf.Details;
import org.chaperone.ledger.leaf.Leaf;
import org.chaperone.ledger.leaf.LeafKey;
import org.chaperone.ledger.note.Checkpoint;
import org.chaperone.ledger.note.NoteSignature;
import org.chaperone.ledger.note.SignedNote;
import org.chaperone.ledger.note.VerifierKey;
import org.chaperone.ledger.tree.CompactRange;
import org.chaperone.ledger.tree.ProofCheck;
import org.chaperone.ledger.tree.TreeHasher;

/**
 * Computes a bundle's claim again: signatures and cosignatures of both checkpoints, that the one
 * continues the other, that the entries between them are all the entries between them, that every
 * entry that matches the claim is opened, and that every opening is what the log committed to.
 */
public final class EvidenceCheck {

  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  private final EvidenceBundle bundle;
  private final Trust trust;
  private final List<OpenedEntry> opened = new ArrayList<>();
  private final List<String> cautions = new ArrayList<>();
  private final Set<String> provenKeys = new HashSet<>();
  private final List<ClosedEntry> closed = new ArrayList<>();

  private EvidenceCheck(EvidenceBundle bundle, Trust trust) {
    this.bundle = bundle;
    this.trust = trust;
  }

  /** Checks a bundle by those who are believed. */
  public static EvidenceVerdict check(EvidenceBundle bundle, Trust trust) {
    try {
      return new EvidenceCheck(bundle, trust).holds();
    } catch (Failure e) {
      return new Fails(String.valueOf(e.getMessage()));
    }
  }

  /** Ends a check with its reason. */
  private static final class Failure extends Exception {
    private static final long serialVersionUID = 1;

    Failure(String reason) {
      super(reason);
    }
  }

  private Holds holds() throws Failure {
    Checkpoint before = before();
    Checkpoint after = checkpoint(bundle.after(), "after");
    requireAllBetween(before, after);
    Claim claim = bundle.claim();
    if (claim.from() < before.size() || claim.to() > after.size()) {
      throw new Failure("The claim is about entries that the bundle does not hold.");
    }
    Optional<Instant> since = bundle.before().flatMap(this::witnessed);
    Optional<Instant> until = witnessed(bundle.after());
    open(claim, before.size());
    checkClock(before.size(), since, until);
    checkWindow(claim, since, until);
    return new Holds(
        List.copyOf(opened), List.copyOf(closed), rest(), since, until, List.copyOf(cautions));
  }

  private Checkpoint before() throws Failure {
    if (bundle.before().isEmpty()) {
      return new Checkpoint(trust.log().name(), 0, new TreeHasher().empty());
    }
    return checkpoint(bundle.before().get(), "before");
  }

  private Checkpoint checkpoint(SignedNote note, String which) throws Failure {
    Checkpoint checkpoint;
    try {
      checkpoint = Checkpoint.parse(note.text());
    } catch (MalformedException e) {
      throw new Failure("The checkpoint " + which + " the range is none: " + e.getMessage());
    }
    if (!checkpoint.origin().equals(trust.log().name()) || !note.verifiedBy(trust.log())) {
      throw new Failure(
          "The checkpoint %s the range is not signed by %s.".formatted(which, trust.log().name()));
    }
    List<VerifierKey> witnesses = trust.witnesses().stream().filter(note::verifiedBy).toList();
    long names = witnesses.stream().map(VerifierKey::name).distinct().count();
    if (names < trust.witnessesNeeded()) {
      throw new Failure(
          "The checkpoint %s the range is cosigned by %d of the witnesses, not by %d."
              .formatted(which, names, trust.witnessesNeeded()));
    }
    return checkpoint;
  }

  /** The latest time at which a trusted witness cosigned. */
  private Optional<Instant> witnessed(SignedNote note) {
    OptionalLong latest = OptionalLong.empty();
    for (VerifierKey witness : trust.witnesses()) {
      for (NoteSignature signature : note.signatures()) {
        OptionalLong time = signature.time(witness);
        if (time.isPresent()
            && time.getAsLong() > latest.orElse(-1)
            && witness.verifies(note.text(), signature)) {
          latest = time;
        }
      }
    }
    return latest.isPresent()
        ? Optional.of(
            Instant.ofEpochSecond(Math.min(latest.getAsLong(), Instant.MAX.getEpochSecond())))
        : Optional.empty();
  }

  private void requireAllBetween(Checkpoint before, Checkpoint after) throws Failure {
    if (after.size() < before.size() || bundle.leaves().size() != after.size() - before.size()) {
      throw new Failure("The bundle does not hold all entries between its checkpoints.");
    }
    if (before.size() == after.size()) {
      if (!before.equals(after) || !bundle.consistency().isEmpty()) {
        throw new Failure("Two checkpoints of one size differ.");
      }
      return;
    }
    CompactRange tree = oldTree(before, after);
    if (!tree.root().equals(before.root())) {
      throw new Failure("The checkpoint before the range does not fit the consistency proof.");
    }
    TreeHasher hasher = new TreeHasher();
    bundle.leaves().forEach(leaf -> tree.append(hasher.leaf(leaf)));
    if (!tree.root().equals(after.root())) {
      throw new Failure("The entries in the bundle are not those between its checkpoints.");
    }
  }

  private CompactRange oldTree(Checkpoint before, Checkpoint after) throws Failure {
    if (before.size() == 0) {
      if (!bundle.consistency().isEmpty()) {
        throw new Failure("A consistency proof from the empty tree has no hashes.");
      }
      return new CompactRange();
    }
    if (!ProofCheck.isConsistent(
        before.size(), after.size(), bundle.consistency(), before.root(), after.root())) {
      throw new Failure("The checkpoint after the range does not continue the one before it.");
    }
    return CompactRange.ofConsistencyProof(
        before.size(), after.size(), bundle.consistency(), before.root());
  }

  private void open(Claim claim, long first) throws Failure {
    long used = 0;
    for (long index = claim.from(); index < claim.to(); index++) {
      Leaf leaf = leaf(index, first);
      Optional<LeafKey> key = Optional.ofNullable(bundle.openings().get(index));
      if (!claim.matches(index, leaf.clear())) {
        continue;
      }
      if (key.isPresent()) {
        used++;
        Optional<Details> details = leaf.open(key.get());
        if (details.isEmpty()) {
          throw new Failure("The opening of entry " + index + " is not what the log committed to.");
        }
        add(index, leaf.clear(), details.get());
      } else {
        tryPatientKeys(index, leaf);
      }
    }
    if (used < bundle.openings().size()) {
      throw new Failure("The bundle opens entries that its claim is not about.");
    }
    if (!opened.isEmpty() && !closed.isEmpty() && claim.patients().isEmpty()) {
      throw new Failure(
          "The bundle leaves " + closed.size() + " entries closed that its claim is about.");
    }
  }

  private Leaf leaf(long index, long first) throws Failure {
    try {
      return Leaf.parse(bundle.leaves().get((int) (index - first)));
    } catch (MalformedException e) {
      throw new Failure("Entry " + index + " cannot be read: " + e.getMessage());
    }
  }

  private void tryPatientKeys(long index, Leaf leaf) throws Failure {
    for (byte[] patientKey : bundle.patientKeys()) {
      Optional<Details> details = leaf.open(leaf.key(patientKey));
      if (details.isPresent()) {
        add(index, leaf.clear(), details.get());
        details.get().patient().map(HexFormat.of()::formatHex).ifPresent(provenKeys::add);
        return;
      }
    }
    closed.add(new ClosedEntry(index, leaf.clear()));
  }

  private void add(long index, ClearPart clear, Details details) throws Failure {
    if (!bundle.claim().concerns(details)) {
      throw new Failure("Entry " + index + " is opened and about none of the claim's patients.");
    }
    opened.add(new OpenedEntry(index, clear, details));
  }

  private Rest rest() {
    if (closed.isEmpty()) {
      return Rest.NOTHING_CLOSED;
    }
    if (bundle.claim().patients().isEmpty()) {
      return Rest.CLEAR_PARTS_ONLY;
    }
    // A key that opens nothing may be any key.
    return bundle.claim().patients().stream()
            .map(HexFormat.of()::formatHex)
            .allMatch(provenKeys::contains)
        ? Rest.PATIENT_KEYS
        : Rest.KEYHOLDERS_WORD;
  }

  private void checkClock(long first, Optional<Instant> since, Optional<Instant> until)
      throws Failure {
    long latest = Long.MIN_VALUE;
    for (long index = bundle.claim().from(); index < bundle.claim().to(); index++) {
      long time = leaf(index, first).clear().time();
      if (time < latest) {
        cautions.add("The keyholder's clock was set back before entry " + index + ".");
      }
      latest = Math.max(latest, time);
      Instant at = Instant.ofEpochMilli(time);
      if (until.isPresent() && at.isAfter(until.get().plus(CLOCKS_APART))) {
        cautions.add("Entry " + index + " is dated after a witness had seen it.");
      }
      if (since.isPresent() && at.isBefore(since.get().minus(CLOCKS_APART))) {
        cautions.add("Entry " + index + " is dated before a checkpoint that is older than it.");
      }
    }
  }

  /** Entries of the time claimed may lie outside the range; witnesses tell whether they can. */
  private void checkWindow(Claim claim, Optional<Instant> since, Optional<Instant> until) {
    boolean beginsInside =
        claim.notBefore().isPresent()
            && claim.from() > 0
            && (since.isEmpty() || since.get().toEpochMilli() > claim.notBefore().getAsLong());
    boolean endsInside =
        claim.before().isPresent()
            && (until.isEmpty() || until.get().toEpochMilli() < claim.before().getAsLong());
    if (beginsInside || endsInside) {
      cautions.add(
          "Witnesses do not bound the time claimed: entries of that time may lie outside the range.");
    }
  }
}
