package org.chaperone.web.administration.budgets;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.chaperone.keyholder.budget.Limits;

/** The clinic's budgets as a browser sends them. */
public record LimitsForm(
    int doctor,
    int nurse,
    int desk,
    int privacyLead,
    int roster,
    int underCase,
    int clinicLeast,
    int offHours,
    int breakGlassADay,
    List<DayOfWeek> open,
    String opens,
    String closes) {

  /** A clinic without days on which it is open never closes. */
  public LimitsForm {
    open = List.copyOf(Objects.requireNonNullElse(open, List.of()));
  }

  Limits in(String zone) {
    return new Limits(
        doctor,
        nurse,
        desk,
        privacyLead,
        roster,
        underCase,
        clinicLeast,
        offHours,
        breakGlassADay,
        Set.copyOf(open),
        LocalTime.parse(opens),
        LocalTime.parse(closes),
        zone);
  }
}
