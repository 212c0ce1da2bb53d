package org.chaperone.keyholder.administration;

import java.time.Instant;
import java.util.Optional;
import org.chaperone.keyholder.budget.Standing;
import org.chaperone.keyholder.id.AccountId;

/**
 * How much an account is used.
 *
 * @param lastSignIn when somebody last signed in to it, by the ledger
 * @param sessions how many are open
 * @param patientsToday opened in the last 24 hours
 * @param standing what it has left
 */
public record AccountUse(
    AccountId account,
    Optional<Instant> lastSignIn,
    int sessions,
    int patientsToday,
    Standing standing) {}
