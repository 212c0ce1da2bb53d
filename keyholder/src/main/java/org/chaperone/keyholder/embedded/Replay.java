package org.chaperone.keyholder.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaperone.keyholder.budget.Budgets;
import org.chaperone.keyholder.budget.Scope;
import org.chaperone.keyholder.budget.SharedViews;
import org.chaperone.keyholder.embedded.Erasures.Erased;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.id.ShareId;
import org.chaperone.keyholder.log.LogBook;
import org.chaperone.keyholder.share.ShareState;
import org.chaperone.keyholder.store.Row.ShareRow;
import org.chaperone.keyholder.store.State;
import org.chaperone.keyholder.store.StoreRefusedException;
import org.chaperone.ledger.leaf.ClearPart;
import org.chaperone.ledger.leaf.Details;

/**
 * Reads the whole ledger at start: what budgets are spent, what has to be erased still, and whether
 * the store lacks anything that the ledger says it had.
 */
final class Replay {

  private static final long FOUR_WEEKS = Duration.ofDays(28).toMillis();

  private final LogBook log;
  private final State state;
  private final Budgets budgets;
  private final SharedViews sharedViews;
  private final boolean isRestored;
  private final List<Erased> erased = new ArrayList<>();
  private final List<LogBook.Read> unchecked = new ArrayList<>();
  private final Map<ShareId, String> shares = new HashMap<>();
  private long newest;
  private long lost;

  Replay(LogBook log, State state, Budgets budgets, SharedViews sharedViews, boolean isRestored) {
    this.log = log;
    this.state = state;
    this.budgets = budgets;
    this.sharedViews = sharedViews;
    this.isRestored = isRestored;
  }

  /**
   * Reads.
   *
   * @param storeKnew entries in the ledger when the store was last written
   * @param now milliseconds since 1970; budgets look back from here
   * @throws StoreRefusedException when the store lacks what it must have
   */
  void run(long storeKnew, long now) throws IOException {
    if (log.size() < storeKnew) {
      throw new StoreRefusedException(
          "The ledger has "
              + log.size()
              + " entries, but had "
              + storeKnew
              + " when the keyholder's store was last written: it was cut or exchanged.");
    }
    log.read(0, log.size(), entry -> read(entry, storeKnew, now));
    for (LogBook.Read entry : unchecked) {
      if (!isKnown(entry)) {
        lost++;
        if (!isRestored) {
          throw new StoreRefusedException(
              "Entry "
                  + entry.index()
                  + " of the ledger adds what the keyholder's store does not hold: the store lost rows or was exchanged for an older one. Restore the backup.");
        }
      }
    }
  }

  private void read(LogBook.Read entry, long storeKnew, long now) throws IOException {
    ClearPart clear = entry.clear();
    newest = Math.max(newest, clear.time());
    switch (clear.kind()) {
      case RELEASE -> {
        if (clear.scope().startsWith(SharedWords.SCOPE)) {
          sharedViews.seen(entry.actor(), Math.toIntExact(clear.objects()), clear.time());
        } else if (entry.hasPatient() && clear.time() > now - FOUR_WEEKS) {
          budgets.opened(entry.actor(), scope(clear.scope()), entry.handle(), clear.time());
          if (clear.scope().equals(PatientEntries.LET_IN)) {
            budgets.letIn(entry.actor(), entry.handle(), clear.time());
          }
        }
      }
      case BREAK_GLASS -> {
        if (entry.hasPatient() && clear.time() > now - FOUR_WEEKS) {
          budgets.glassBroken(entry.actor(), entry.handle(), clear.time());
        }
      }
      case SHARE ->
          log.open(entry)
              .flatMap(SharedWords::share)
              .ifPresent(share -> shares.put(share, clear.scope()));
      case ADD -> {
        if (entry.index() >= storeKnew) {
          unchecked.add(entry);
        }
      }
      case ERASE ->
          erased.add(
              log.open(entry)
                  .map(Erasures::of)
                  .orElseThrow(
                      () ->
                          new StoreRefusedException(
                              "Entry "
                                  + entry.index()
                                  + " of the ledger, an erasure, does not open with this root key.")));
      // What a restored backup lacks was told then.
      case RESTORE -> unchecked.clear();
      default -> {}
    }
  }

  private static Scope scope(String word) {
    if (PatientEntries.isName(word)) {
      return Scope.ROSTER;
    }
    return word.startsWith("case-") ? Scope.CASE : Scope.PHOTO;
  }

  private boolean isKnown(LogBook.Read entry) {
    Optional<PatientId> patient = state.patientByHandle(entry.handle());
    boolean isErased =
        erased.stream().anyMatch(one -> LogBook.handle(one.patient()) == entry.handle());
    return isErased || (patient.isPresent() && photographs(entry).allMatch(this::isKnownOrErased));
  }

  private Stream<PhotographId> photographs(LogBook.Read entry) {
    return log.open(entry).map(Details::photographs).orElse(List.of()).stream()
        .map(PhotographId::of);
  }

  private boolean isKnownOrErased(PhotographId id) {
    return state.photograph(id).isPresent()
        || erased.stream().anyMatch(one -> one.photographs().contains(id));
  }

  /** Additions that a restored store lacks. */
  long lost() {
    return lost;
  }

  /**
   * Shares that go on in the store and not in the ledger: a crash, or a backup from before, forgot
   * that they were ended, or that their link was opened.
   */
  List<ShareRow> sharesToEnd() {
    return state.shares().stream()
        .filter(
            row -> {
              String last = shares.getOrDefault(row.id(), "");
              return switch (row.state()) {
                case WAITING -> !last.isEmpty() && !last.equals(SharedWords.GIVEN);
                case BOUND -> last.equals(SharedWords.ENDED) || last.equals(SharedWords.LOCKED);
                case LOCKED, ENDED, OVER, ERASED -> false;
              };
            })
        .map(row -> row.in(ShareState.ENDED))
        .toList();
  }

  /** Every erasure that was ever decided. */
  List<Erased> erased() {
    return erased;
  }

  /** Milliseconds since 1970 of the newest entry; 0 when there is none. */
  long newest() {
    return newest;
  }
}
