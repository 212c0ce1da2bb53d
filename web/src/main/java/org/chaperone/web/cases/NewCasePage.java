package org.chaperone.web.cases;

import java.util.List;
import org.chaperone.keyholder.status.AccountSummary;

/**
 * Asks what a new case is about and who works on it.
 *
 * @param others who may be a member besides whoever asks
 */
public record NewCasePage(List<AccountSummary> others) {}
