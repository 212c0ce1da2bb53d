package org.chaperone.keyholder.embedded;

import java.util.List;
import org.chaperone.keyholder.seal.RecoveryShare;
import org.chaperone.keyholder.session.Enrolment;

/**
 * A new keyholder.
 *
 * @param kit five shares, any three of which open the root key when the seal is lost; to be
 *     printed, handed to five people, and never stored
 * @param administrator for the first administrator to enrol with
 * @param privacyLead for the first privacy lead to enrol with
 */
public record Created(
    EmbeddedKeyholder keyholder,
    List<RecoveryShare> kit,
    Enrolment administrator,
    Enrolment privacyLead) {

  /** Copies the list. */
  public Created {
    kit = List.copyOf(kit);
  }
}
