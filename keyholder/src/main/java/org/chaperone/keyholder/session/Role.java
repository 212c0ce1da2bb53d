package org.chaperone.keyholder.session;

/** What an account is for; its budgets follow. */
public enum Role {
  /** Treats patients. */
  DOCTOR,
  /** Treats patients, takes photographs. */
  NURSE,
  /** Reception: works with the roster. */
  DESK,
  /** Runs the system, and opens no photograph. */
  ADMINISTRATOR,
  /** Answers for the patients' privacy; investigates. */
  PRIVACY_LEAD,
  /**
   * Looks at what was shared by a link, and can do nothing else: {@code embedded.Core} refuses
   * guests wherever they are not asked for.
   */
  GUEST;

  /** Whether photographs can be opened in this role, within budgets. */
  public boolean opensPhotographs() {
    return this != ADMINISTRATOR && this != GUEST;
  }

  /** Whether this role treats patients, and so may break the glass. */
  public boolean treats() {
    return this == DOCTOR || this == NURSE;
  }
}
