package org.chaperone.keyholder.embedded;

/**
 * The two people that a keyholder begins with; every further account takes both, or those whom they
 * made.
 *
 * @param administrator what colleagues know the administrator by
 * @param privacyLead what colleagues know the privacy lead by
 */
public record FirstAccounts(String administrator, String privacyLead) {

  /** Checks the names. */
  public FirstAccounts {
    if (administrator.isBlank() || privacyLead.isBlank() || administrator.equals(privacyLead)) {
      throw new IllegalArgumentException(
          "A keyholder begins with an administrator and a privacy lead, who are two people.");
    }
  }
}
