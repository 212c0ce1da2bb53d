package org.chaperone.web.roster;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.roster.Found;
import org.chaperone.keyholder.roster.NotShown;
import org.chaperone.keyholder.roster.RosterHit;
import org.chaperone.keyholder.roster.RosterOutcome;
import org.chaperone.keyholder.roster.RosterQuery;
import org.chaperone.vault.Vault;
import org.chaperone.web.access.SignedIn;
import org.springframework.stereotype.Component;

/** The keyholder's roster as one account sees it. Every name shown is an entry of the ledger. */
@Component
public final class Roster {

  /** Few at a time: each counts on the account's budget of names. */
  private static final int SHOWN = 12;

  private static final int SHORTEST = 2;
  private static final int LONGEST = 150;
  private static final int MOST_TODAY = 500;

  private final Vault vault;
  private final OwnPatients owns;

  /** Of a vault. */
  public Roster(Vault vault, OwnPatients owns) {
    this.vault = vault;
    this.owns = owns;
  }

  /** What the query finds, own patients first; those alone before there is a query. */
  public FoundPatients find(SignedIn who, String typed) {
    String query = typed.strip();
    List<PatientId> own = owns.of(who);
    if (query.length() < SHORTEST) {
      return own(who, own);
    }
    String asked = BirthDates.iso(query.substring(0, Math.min(LONGEST, query.length())));
    RosterQuery search = new RosterQuery(asked, own, SHOWN);
    return shown(true, vault.keyholder().searchRoster(who.session(), search), own);
  }

  /** One's own: those photographed today first, then those one cares for since the latest. */
  private FoundPatients own(SignedIn who, List<PatientId> own) {
    if (own.isEmpty()) {
      return new FoundPatients(false, List.of(), false, Map.of(), Optional.empty());
    }
    Set<PatientId> theirs = new HashSet<>(own);
    Map<PatientId, Integer> today = new LinkedHashMap<>();
    vault.rows().photographedSince(midnight(), MOST_TODAY).stream()
        .filter(one -> theirs.contains(one.patient()))
        .limit(SHOWN)
        .forEach(one -> today.put(one.patient(), one.photographs()));
    List<PatientId> shown =
        Stream.concat(today.keySet().stream(), own.stream()).distinct().limit(SHOWN).toList();
    FoundPatients found = shown(false, vault.keyholder().namesOf(who.session(), shown), own);
    return new FoundPatients(false, found.lines(), own.size() > SHOWN, today, found.refused());
  }

  private static long midnight() {
    ZoneId zone = ZoneId.systemDefault();
    return LocalDate.now(zone).atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private static FoundPatients shown(boolean isSearch, RosterOutcome outcome, List<PatientId> own) {
    return switch (outcome) {
      case NotShown(var refused) -> FoundPatients.not(isSearch, refused);
      case Found(List<RosterHit> hits, boolean more) -> {
        Set<PatientId> theirs = new HashSet<>(own);
        yield new FoundPatients(
            isSearch,
            hits.stream().map(hit -> PatientLine.of(hit, theirs.contains(hit.patient()))).toList(),
            more,
            Map.of(),
            Optional.empty());
      }
    };
  }

  /**
   * One patient.
   *
   * @throws RefusedException when the keyholder does not show the name
   * @throws IllegalArgumentException when there is no such patient
   */
  public PatientLine line(SignedIn who, PatientId patient) {
    RosterHit hit =
        switch (vault.keyholder().namesOf(who.session(), List.of(patient))) {
          case NotShown(var refused) -> throw new RefusedException(refused);
          case Found found ->
              found.hits().stream()
                  .findFirst()
                  .orElseThrow(() -> new IllegalArgumentException("nobody"));
        };
    boolean isOwn =
        vault.isInCare(who.session(), who.account(), patient, System.currentTimeMillis());
    return PatientLine.of(hit, isOwn);
  }
}
