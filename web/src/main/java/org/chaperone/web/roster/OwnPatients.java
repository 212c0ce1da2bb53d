package org.chaperone.web.roster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.roster.RosterQuery;
import org.chaperone.vault.Vault;
import org.chaperone.web.access.SignedIn;
import org.springframework.stereotype.Component;

/**
 * Whom accounts care for, remembered for half a minute: the keyholder is asked about every open
 * care of the clinic to find one account's, which is too much for every letter that somebody types.
 */
@Component
public final class OwnPatients {

  private static final long REMEMBERED = Duration.ofSeconds(30).toNanos();

  private final Vault vault;
  private final Map<AccountId, Known> known = new ConcurrentHashMap<>();

  /** Of a vault. */
  public OwnPatients(Vault vault) {
    this.vault = vault;
  }

  private record Known(List<PatientId> patients, long since) {}

  /** Those of an account, the latest begun first. */
  public List<PatientId> of(SignedIn who) {
    Known fresh =
        known.compute(
            who.account(),
            (account, before) ->
                before != null && System.nanoTime() - before.since() < REMEMBERED
                    ? before
                    : new Known(
                        vault.inCareOf(who.session(), account, RosterQuery.MOST_FIRST),
                        System.nanoTime()));
    return fresh.patients();
  }

  /** The account cares for the patient from now on. */
  public void begin(SignedIn who, PatientId patient) {
    vault.beginCare(who.session(), who.account(), patient);
    known.remove(who.account());
  }

  /** The account cares for the patient no longer. */
  public void end(SignedIn who, PatientId patient) {
    vault.endCare(who.session(), who.account(), patient);
    known.remove(who.account());
  }
}
