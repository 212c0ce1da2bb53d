package org.chaperone.web.administration.evening;

import java.time.LocalDate;
import java.util.List;

/**
 * What somebody looked at without treating the patient, as a card that comes to them.
 *
 * @param days each with how many patients
 */
public record LookedCard(List<Day> days) {

  /** One day. */
  public record Day(LocalDate day, int patients) {}
}
