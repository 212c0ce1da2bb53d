package org.chaperone.web.account;

import java.util.List;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.session.SessionSummary;

/**
 * One's own account.
 *
 * @param sessions of the account
 * @param present the one that asks
 */
public record AccountPage(List<SessionSummary> sessions, SessionId present) {}
