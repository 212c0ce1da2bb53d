package org.chaperone.vault.facts;

import java.time.LocalDate;
import java.util.Set;

/**
 * One entry of a patient's consent history. Entries are added and never changed: what is allowed is
 * what the last one says.
 *
 * @param allowed what the photographs may be used for from then on; none when consent was withdrawn
 * @param on the day it was said
 * @param how such as "signed form", "by telephone"; at most {@value PhotographFacts#LONGEST}
 *     characters
 */
public record Consent(Set<Use> allowed, LocalDate on, String how) {

  /** What photographs may be used for. */
  public enum Use {
    CARE,
    TEACHING,
    RESEARCH,
    PUBLICATION
  }

  /** Copies the set and checks the length. */
  public Consent {
    allowed = Set.copyOf(allowed);
    if (how.length() > PhotographFacts.LONGEST) {
      throw new IllegalArgumentException(
          "How consent was given has at most " + PhotographFacts.LONGEST + " characters.");
    }
  }

  /** Says nothing: consent must not reach a log by accident. */
  @Override
  public String toString() {
    return "Consent[not shown]";
  }
}
