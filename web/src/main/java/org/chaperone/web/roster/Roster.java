package org.chaperone.web.roster;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.roster.Found;
import org.chaperone.keyholder.roster.NotShown;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.roster.RosterHit;
import org.chaperone.keyholder.roster.RosterOutcome;
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
  private static final int MOST_OWN = 1_000;

  private final Vault vault;

  /** Of a vault. */
  public Roster(Vault vault) {
    this.vault = vault;
  }

  /** What the query finds, own patients first; those alone before there is a query. */
  public FoundPatients find(SignedIn who, String typed) {
    String query = typed.strip();
    List<PatientId> own = vault.inCareOf(who.session(), who.account(), MOST_OWN);
    if (query.length() < SHORTEST) {
      return own(who, own);
    }
    String asked = BirthDates.iso(query.substring(0, Math.min(LONGEST, query.length())));
    return shown(true, vault.keyholder().findPatients(who.session(), asked, SHOWN), own);
  }

  private FoundPatients own(SignedIn who, List<PatientId> own) {
    if (own.isEmpty()) {
      return new FoundPatients(false, List.of(), false, Optional.empty());
    }
    List<PatientId> latest = own.subList(0, Math.min(SHOWN, own.size()));
    return shown(false, vault.keyholder().namesOf(who.session(), latest), own);
  }

  private static FoundPatients shown(boolean isSearch, RosterOutcome outcome, List<PatientId> own) {
    return switch (outcome) {
      case NotShown(var refused) -> FoundPatients.not(isSearch, refused);
      case Found(List<RosterHit> hits, boolean more) -> {
        Set<PatientId> theirs = new HashSet<>(own);
        yield new FoundPatients(
            isSearch,
            hits.stream()
                .map(
                    hit ->
                        new PatientLine(hit.patient(), hit.entry(), theirs.contains(hit.patient())))
                // Stable: the keyholder's order remains within each half.
                .sorted(Comparator.comparing(line -> !line.isOwn()))
                .toList(),
            more,
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
    Map<PatientId, RosterEntry> entries = new HashMap<>();
    switch (vault.keyholder().namesOf(who.session(), List.of(patient))) {
      case NotShown(var refused) -> throw new RefusedException(refused);
      case Found found -> found.hits().forEach(hit -> entries.put(hit.patient(), hit.entry()));
    }
    RosterEntry entry = entries.get(patient);
    if (entry == null) {
      throw new IllegalArgumentException("nobody");
    }
    boolean isOwn =
        vault.isInCare(who.session(), who.account(), patient, System.currentTimeMillis());
    return new PatientLine(patient, entry, isOwn);
  }
}
