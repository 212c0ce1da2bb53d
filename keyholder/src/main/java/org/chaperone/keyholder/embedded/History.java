package org.chaperone.keyholder.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.exposure.PastOpening;
import org.chaperone.keyholder.exposure.PastOpening.Kind;
import org.chaperone.keyholder.exposure.WholeHistory;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.log.LogBook;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.store.Row.AccountRow;
import org.chaperone.ledger.leaf.Details;
import org.chaperone.ledger.leaf.LeafKind;

/**
 * Who has seen what of a patient, from the ledger: complete, because nothing is opened without an
 * entry.
 *
 * <p>The first question reads the whole ledger, later ones what came since. What is kept is where
 * each patient's entries are: 8 to 16 bytes for each.
 */
final class History {

  private static final int MOST = 1_000;

  private final Core core;
  private final Map<Long, long[]> places = new HashMap<>();
  private final Map<Long, Integer> counts = new HashMap<>();
  private long readTo;

  History(Core core) {
    this.core = core;
  }

  /** The newest thousand, newest first. */
  List<PastOpening> of(Session session, PatientId patient) {
    requireMay(session, patient);
    List<PastOpening> found = new ArrayList<>();
    long[] at = placesOf(LogBook.handle(patient));
    try {
      for (int i = at.length - 1; i >= 0 && found.size() < MOST; i--) {
        core.log.read(at[i], at[i] + 1, entry -> look(entry, patient, found));
      }
    } catch (IOException e) {
      throw core.stop(e);
    }
    return found;
  }

  private void requireMay(Session session, PatientId patient) {
    Actor actor = core.require(session);
    if (core.state().patient(patient).isEmpty()) {
      throw Core.unknown("patient");
    }
    if (!actor.isOneOf(Role.PRIVACY_LEAD) && !core.hasOpen(actor, patient)) {
      throw Core.refuse(Refusal.ROLE, "Open the patient first: whoever has may see who else did.");
    }
  }

  /** All of them from an entry on, oldest first. */
  WholeHistory from(Session session, PatientId patient, long first) {
    requireMay(session, patient);
    List<PastOpening> found = new ArrayList<>();
    long size = core.log.size();
    long next = size;
    try {
      for (long at : placesOf(LogBook.handle(patient))) {
        if (at >= first && at < size) {
          if (found.size() == WholeHistory.AT_ONCE) {
            next = at;
            break;
          }
          core.log.read(at, at + 1, entry -> look(entry, patient, found));
        }
      }
    } catch (IOException e) {
      throw core.stop(e);
    }
    String checkpoint =
        new String(core.ledger.signedCheckpoint(size).bytes(), StandardCharsets.UTF_8);
    return new WholeHistory(found, size, checkpoint, next);
  }

  /** The first entry about a patient. */
  OptionalLong first(PatientId patient) {
    long[] at = placesOf(LogBook.handle(patient));
    return at.length == 0 ? OptionalLong.empty() : OptionalLong.of(at[0]);
  }

  private synchronized long[] placesOf(long handle) {
    try {
      long size = core.log.size();
      core.log.read(readTo, size, this::place);
      readTo = size;
    } catch (IOException e) {
      throw core.stop(e);
    }
    return Arrays.copyOf(places.getOrDefault(handle, new long[0]), counts.getOrDefault(handle, 0));
  }

  private void place(LogBook.Read entry) {
    if (!entry.hasPatient() || kind(entry.clear().kind(), entry.clear().scope()).isEmpty()) {
      return;
    }
    int count = counts.merge(entry.handle(), 1, Integer::sum);
    long[] at = places.computeIfAbsent(entry.handle(), h -> new long[4]);
    if (count > at.length) {
      at = Arrays.copyOf(at, 2 * at.length);
      places.put(entry.handle(), at);
    }
    at[count - 1] = entry.index();
  }

  private static Optional<Kind> kind(LeafKind kind, String scope) {
    return switch (kind) {
      case RELEASE ->
          Optional.of(
              PatientEntries.isName(scope)
                  ? Kind.NAME
                  : scope.startsWith(SharedWords.SCOPE) ? Kind.SEEN_BY_LINK : Kind.OPENED);
      case SHARE ->
          Optional.of(
              switch (scope) {
                case SharedWords.GIVEN -> Kind.SHARED;
                case SharedWords.BOUND -> Kind.SHARE_OPENED;
                default -> Kind.SHARE_ENDED;
              });
      case BREAK_GLASS -> Optional.of(Kind.GLASS_BROKEN);
      case ADD -> Optional.of(Kind.ADDED);
      default -> Optional.empty();
    };
  }

  private void look(LogBook.Read entry, PatientId patient, List<PastOpening> found) {
    Optional<Details> opened = core.log.open(entry);
    if (opened.isEmpty() || !LogBook.isAbout(opened.get(), patient)) {
      // A handle is half an id: another patient's may be the same.
      return;
    }
    Details details = opened.get();
    Set<Rendition> renditions = renditions(details);
    Optional<AccountRow> account = core.state().accountCalled(entry.actor());
    found.add(
        new PastOpening(
            entry.index(),
            Instant.ofEpochMilli(entry.clear().time()),
            core.nameOf(entry.actor()),
            account.map(AccountRow::role),
            kind(entry, details, renditions),
            details.photographs().stream().map(PhotographId::of).toList(),
            renditions,
            details.reason().orElse("")));
  }

  private static Kind kind(LogBook.Read entry, Details details, Set<Rendition> renditions) {
    Kind kind = kind(entry.clear().kind(), entry.clear().scope()).orElseThrow();
    if (kind != Kind.OPENED) {
      return kind;
    }
    return renditions.contains(Rendition.ORIGINAL)
        ? Kind.EXPORTED
        : details.caseId().isPresent() ? Kind.INVESTIGATED : Kind.OPENED;
  }

  private static Set<Rendition> renditions(Details details) {
    Set<Rendition> renditions = EnumSet.noneOf(Rendition.class);
    for (String word : details.rendition().orElse("").split(",", -1)) {
      if (!word.isEmpty()) {
        renditions.add(Rendition.valueOf(word.toUpperCase(Locale.ROOT)));
      }
    }
    return renditions;
  }
}
