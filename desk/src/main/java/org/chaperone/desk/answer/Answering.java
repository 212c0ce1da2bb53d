package org.chaperone.desk.answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.chaperone.desk.paper.CaseRecord;
import org.chaperone.desk.paper.Paper;
import org.chaperone.keyholder.exposure.Exposure;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.vault.rows.PhotographRow;
import org.chaperone.vault.rows.Rows;

/**
 * Puts what was found and what the ledger said together, for every patient and photograph. It reads
 * ids alone, opens nothing and writes no entry.
 *
 * <p>Whatever is not known counts as possible: excluded is only what the ledger was asked about and
 * denied.
 */
public final class Answering {

  private final Rows rows;
  private final Leaked leaked;
  private final Optional<Paper.Reckoned> reckoned;
  private final Optional<Reach> reach;
  private final boolean everything;
  private final int level;
  private final Optional<Instant> cutOff;
  private final int toLookAt;

  /** On a case's record as it is now. */
  public Answering(Rows rows, CaseRecord record) {
    this.rows = rows;
    this.leaked = new Leaked(record);
    this.reckoned = record.reckoned();
    this.reach = reckoned.map(Reach::new);
    this.cutOff = record.cutOff();
    this.toLookAt = record.toLookAt().size();
    this.everything =
        reckoned.stream().flatMap(one -> one.answers().stream()).anyMatch(Exposure::everything);
    this.level =
        reckoned.stream()
            .flatMap(one -> one.answers().stream())
            .mapToInt(one -> one.level().number())
            .min()
            .orElse(0);
  }

  /** How many are in each part, and the answer in sentences. Looks at every photograph's row. */
  public Answer answer() {
    Counts[] photographs = {new Counts(0, 0, 0)};
    Counts[] patients = {new Counts(0, 0, 0)};
    int[] outside = {0};
    forEach(
        patient -> {
          patients[0] = patients[0].plus(patient.tier());
          for (PhotographAnswer one : patient.photographs()) {
            photographs[0] = photographs[0].plus(one.tier());
            outside[0] += isOutsideFrame(one) ? 1 : 0;
          }
        });
    int erased =
        reckoned.stream()
            .flatMap(one -> one.answers().stream())
            .mapToInt(Exposure::erasedSince)
            .sum();
    return new Answer(
        reckoned.map(Paper.Reckoned::at),
        everything,
        patients[0],
        photographs[0],
        erased,
        AnswerSentences.of(
            reckoned, everything, isStale(), patients[0], photographs[0], outside[0], toLookAt));
  }

  private boolean isOutsideFrame(PhotographAnswer one) {
    return reach.isPresent()
        && one.tier() == Tier.CONFIRMED
        && one.grounds().stream()
            .noneMatch(g -> g instanceof Grounds.Released || g instanceof Grounds.Added);
  }

  /** What is said of one patient. */
  public PatientAnswer of(PatientId patient) {
    Map<PhotographId, Long> theirs = new LinkedHashMap<>();
    for (PhotographId id : rows.photographsOf(patient)) {
      theirs.put(id, rows.photograph(id).map(PhotographRow::added).orElse(0L));
    }
    return of(patient, theirs);
  }

  /** Those of whom something is known to be in reach or in a leak, the confirmed first. */
  public List<PatientAnswer> affected() {
    Set<PatientId> patients = new LinkedHashSet<>(leaked.patients());
    reach.ifPresent(one -> patients.addAll(one.patients()));
    return patients.stream()
        .map(this::of)
        .sorted(
            Comparator.comparing(PatientAnswer::tier)
                .thenComparingLong(one -> -one.count(Tier.CONFIRMED))
                .thenComparing(one -> one.patient().toString()))
        .toList();
  }

  /** Shows what is said of every patient. */
  public void forEach(Consumer<PatientAnswer> visitor) {
    Set<PatientId> withoutPhotographs = new HashSet<>(rows.patients());
    withoutPhotographs.addAll(leaked.patients());
    Batch batch = new Batch(visitor, withoutPhotographs);
    rows.forEachPhotograph(batch::see);
    batch.flush();
    withoutPhotographs.forEach(patient -> visitor.accept(of(patient, Map.of())));
  }

  /** Photographs come patient by patient. */
  private final class Batch {
    private final Consumer<PatientAnswer> visitor;
    private final Set<PatientId> unseen;
    private final Map<PhotographId, Long> theirs = new LinkedHashMap<>();
    private Optional<PatientId> patient = Optional.empty();

    Batch(Consumer<PatientAnswer> visitor, Set<PatientId> unseen) {
      this.visitor = visitor;
      this.unseen = unseen;
    }

    void see(PhotographId photograph, PatientId whose, long added) {
      if (!patient.equals(Optional.of(whose))) {
        flush();
        patient = Optional.of(whose);
      }
      theirs.put(photograph, added);
    }

    void flush() {
      patient.ifPresent(
          whose -> {
            unseen.remove(whose);
            visitor.accept(of(whose, theirs));
          });
      theirs.clear();
    }
  }

  private PatientAnswer of(PatientId patient, Map<PhotographId, Long> theirs) {
    Map<PhotographId, Long> all = new LinkedHashMap<>(theirs);
    // What was found and erased since is confirmed all the same.
    leaked.of(patient).forEach(photograph -> all.putIfAbsent(photograph, 0L));
    List<PhotographAnswer> photographs = new ArrayList<>();
    all.forEach((photograph, added) -> photographs.add(of(photograph, patient, added)));
    List<Grounds> recognised = leaked.recognised(patient);
    List<Grounds> own = new ArrayList<>(recognised);
    reach.ifPresent(one -> own.addAll(one.of(patient)));
    Tier tier =
        !recognised.isEmpty() ? Tier.CONFIRMED : own.isEmpty() ? Tier.EXCLUDED : Tier.POSSIBLE;
    for (PhotographAnswer one : photographs) {
      tier = one.tier().compareTo(tier) < 0 ? one.tier() : tier;
    }
    if (tier == Tier.EXCLUDED) {
      Grounds general = general();
      return new PatientAnswer(patient, tier(general), List.of(general), photographs);
    }
    return new PatientAnswer(patient, tier, own, photographs);
  }

  private PhotographAnswer of(PhotographId photograph, PatientId patient, long added) {
    List<Grounds> grounds = new ArrayList<>(leaked.of(photograph));
    boolean isConfirmed = grounds.stream().anyMatch(Grounds.InLeak.class::isInstance);
    reach.ifPresent(one -> grounds.addAll(one.of(photograph, patient)));
    if (grounds.stream().noneMatch(Answering::isOfPhotograph)) {
      Grounds general = isAddedSince(added) ? new Grounds.AddedSince() : general();
      grounds.add(general);
      return new PhotographAnswer(photograph, tier(general), grounds);
    }
    return new PhotographAnswer(photograph, isConfirmed ? Tier.CONFIRMED : Tier.POSSIBLE, grounds);
  }

  /** Whether it says that the photograph itself may have left. */
  private static boolean isOfPhotograph(Grounds grounds) {
    return !(grounds instanceof Grounds.RuledOut || grounds instanceof Grounds.PatientInLeak);
  }

  private static Tier tier(Grounds general) {
    return general instanceof Grounds.NothingReleased ? Tier.EXCLUDED : Tier.POSSIBLE;
  }

  /** While a break-in goes on, what came after the ledger was asked may be in reach as well. */
  private boolean isAddedSince(long added) {
    Instant when = Instant.ofEpochMilli(added);
    return isStale()
        && reckoned.filter(one -> when.isAfter(one.to())).isPresent()
        && !cutOff.filter(when::isAfter).isPresent();
  }

  /** Whether the ledger was asked before the break-in ended. */
  private boolean isStale() {
    return reckoned
        .filter(one -> one.frame().to().isEmpty())
        .filter(one -> cutOff.map(end -> one.to().isBefore(end)).orElse(true))
        .isPresent();
  }

  private Grounds general() {
    if (reckoned.isEmpty()) {
      return new Grounds.NotAskedYet();
    }
    if (everything) {
      return new Grounds.EverythingPossible(level);
    }
    return new Grounds.NothingReleased(
        reckoned.get().answers().getFirst().from(), reckoned.get().to(), level);
  }
}
