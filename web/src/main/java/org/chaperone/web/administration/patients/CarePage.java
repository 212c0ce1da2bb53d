package org.chaperone.web.administration.patients;

import java.util.List;
import org.chaperone.keyholder.status.AccountSummary;

/** Everybody who treats patients. */
public record CarePage(List<Line> lines) {

  /** One of them, and how many patients. */
  public record Line(AccountSummary account, int patients) {}
}
