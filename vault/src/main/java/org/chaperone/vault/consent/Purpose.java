package org.chaperone.vault.consent;

import java.util.Optional;
import org.chaperone.keyholder.share.Use;

/** What a patient is asked about. */
public enum Purpose {
  /** The photographs are taken and kept with the clinical record. */
  RECORD,
  /** Shown to those who learn, without a name. */
  TEACHING,
  /** Looked at for studies, without a name. */
  RESEARCH,
  /** Printed or put online where the patient was told. */
  PUBLICATION,
  /** Used for the clinic's own advertising where the patient was told. */
  MARKETING;

  /** Whether the patient is told where: it holds for there alone. */
  public boolean needsPlace() {
    return this == PUBLICATION || this == MARKETING;
  }

  /** What has to be allowed before photographs are shared for a use; none for care. */
  public static Optional<Purpose> neededFor(Use use) {
    return switch (use) {
      case CARE, OWN -> Optional.empty();
      case TEACHING -> Optional.of(TEACHING);
      case RESEARCH -> Optional.of(RESEARCH);
      case PUBLICATION -> Optional.of(PUBLICATION);
      case MARKETING -> Optional.of(MARKETING);
    };
  }
}
