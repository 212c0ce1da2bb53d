package org.chaperone.keyholder.status;

import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.Pseudonym;
import org.chaperone.keyholder.session.Role;

/**
 * An account, as colleagues see it.
 *
 * @param pseudonym what the ledger calls it
 * @param enrolled whether it has a credential
 */
public record AccountSummary(
    AccountId id, String name, Role role, Pseudonym pseudonym, boolean locked, boolean enrolled) {}
