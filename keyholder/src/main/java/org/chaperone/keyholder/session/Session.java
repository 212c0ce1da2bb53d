package org.chaperone.keyholder.session;

import java.time.Instant;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.keys.SecretBytes;

/**
 * Somebody signed in. Only the keyholder makes sessions, and they end when it stops.
 *
 * @param token what the keyholder knows the session by; whoever has it is the account
 * @param ends when it ends at the latest
 */
public record Session(
    SessionId id, AccountId account, Role role, SecretBytes token, Instant ends) {}
