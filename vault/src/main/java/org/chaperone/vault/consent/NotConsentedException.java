package org.chaperone.vault.consent;

import java.io.IOException;

/** Photographs are not used for what the patient did not allow. */
public final class NotConsentedException extends IOException {

  private static final long serialVersionUID = 1;

  private final Purpose purpose;
  private final int photographs;

  /**
   * Says no.
   *
   * @param photographs how many it is not allowed for
   */
  public NotConsentedException(Purpose purpose, int photographs) {
    super(
        "The patient has not allowed this use of "
            + (photographs == 1 ? "one photograph." : photographs + " photographs."));
    this.purpose = purpose;
    this.photographs = photographs;
  }

  /** What was not allowed. */
  public Purpose purpose() {
    return purpose;
  }

  /** How many photographs it is not allowed for. */
  public int photographs() {
    return photographs;
  }
}
