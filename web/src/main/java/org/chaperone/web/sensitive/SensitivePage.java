package org.chaperone.web.sensitive;

import java.util.List;
import org.chaperone.keyholder.status.AccountSummary;
import org.chaperone.web.roster.PatientLine;

/**
 * Who sees a patient's name.
 *
 * @param alias as it is, as typed, or proposed
 * @param choices accounts that can be named as treating
 * @param chosen those that are, by their ids
 * @param fault what was wrong; empty at first
 */
public record SensitivePage(
    PatientLine patient,
    String alias,
    List<AccountSummary> choices,
    List<String> chosen,
    String fault) {

  /** Says nothing: aliases stand for people. */
  @Override
  public String toString() {
    return "SensitivePage[not shown]";
  }
}
