package org.chaperone.web.consent;

import java.util.List;
import org.chaperone.vault.consent.Consent;
import org.chaperone.vault.consent.Purpose;
import org.chaperone.web.roster.PatientLine;

/**
 * A patient's consent.
 *
 * @param now what holds for all their photographs
 * @param entries the history, newest first
 * @param given purposes that could be taken back
 * @param copies where copies went, the latest first
 * @param isWithdrawn whether something was taken back just now
 * @param problem what was wrong with what was sent; empty when nothing was
 */
public record ConsentPage(
    PatientLine patient,
    ConsentBadges now,
    List<Numbered> entries,
    List<Purpose> given,
    List<Copy> copies,
    boolean isWithdrawn,
    String problem) {

  /** An entry with its number, from 1. */
  public record Numbered(int number, Consent entry) {}
}
