package org.chaperone.keyholder.budget;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;
import org.chaperone.keyholder.session.Role;

/**
 * A clinic's budgets, in distinct patients in any sixty minutes unless said otherwise.
 *
 * @param doctor for each doctor
 * @param nurse for each nurse
 * @param desk for each account of the desk
 * @param privacyLead for each privacy lead, outside of cases
 * @param roster rows of the roster for each account that has any budget
 * @param underCase under an open case, for each of its members
 * @param clinicLeast what the whole clinic may open at least before it slows, whatever its history
 * @param offHours what the whole clinic may open while it is closed before it slows
 * @param breakGlassADay break-glass releases of an account in any 24 hours
 * @param open on which days it is open; none means that there are no off-hours
 * @param opens when, in its zone
 * @param closes when, in its zone
 * @param zone of its clocks, as in {@code Europe/Berlin}
 */
public record Limits(
    int doctor,
    int nurse,
    int desk,
    int privacyLead,
    int roster,
    int underCase,
    int clinicLeast,
    int offHours,
    int breakGlassADay,
    Set<DayOfWeek> open,
    LocalTime opens,
    LocalTime closes,
    String zone) {

  /** Copies the set; checks the zone. */
  public Limits {
    open = Set.copyOf(open);
    ZoneId.of(zone);
  }

  /** The defaults, for a clinic open from Monday to Saturday, 7 to 20 o'clock. */
  public static Limits defaults(ZoneId zone) {
    return new Limits(
        20,
        30,
        5,
        5,
        200,
        2_000,
        40,
        5,
        3,
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY),
        LocalTime.of(7, 0),
        LocalTime.of(20, 0),
        zone.getId());
  }

  /** The same without off-hours, for a clinic that never closes. */
  public Limits alwaysOpen() {
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
        Set.of(),
        opens,
        closes,
        zone);
  }

  /** Patients that an account of this role may open in an hour. */
  public int patientsOf(Role role) {
    return switch (role) {
      case DOCTOR -> doctor;
      case NURSE -> nurse;
      case DESK -> desk;
      case PRIVACY_LEAD -> privacyLead;
      case ADMINISTRATOR, GUEST -> 0;
    };
  }

  /** Rows of the roster that an account of this role may see in an hour. */
  public int rosterOf(Role role) {
    return role.opensPhotographs() ? roster : 0;
  }

  /** Whether the clinic is open at a time. */
  public boolean isOpenAt(Instant time) {
    if (open.isEmpty()) {
      return true;
    }
    ZonedDateTime here = time.atZone(ZoneId.of(zone));
    LocalTime clock = here.toLocalTime();
    return open.contains(here.getDayOfWeek()) && !clock.isBefore(opens) && clock.isBefore(closes);
  }
}
