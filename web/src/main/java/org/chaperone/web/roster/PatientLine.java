package org.chaperone.web.roster;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.roster.RosterHit;
import org.chaperone.keyholder.roster.Sensitive;

/**
 * A patient in a list.
 *
 * @param entry of a sensitive patient whose name is not shown the alias alone
 * @param isOwn whether whoever looks cares for them
 * @param sensitive the alias, if there is one
 * @param isOpen whether this is the name itself
 */
public record PatientLine(
    PatientId id, RosterEntry entry, boolean isOwn, Optional<Sensitive> sensitive, boolean isOpen) {

  /** As the keyholder shows it. */
  static PatientLine of(RosterHit hit, boolean isOwn) {
    return new PatientLine(hit.patient(), hit.entry(), isOwn, hit.sensitive(), hit.isOpen());
  }

  /** Family name first, as lists are read. */
  public String name() {
    return Stream.of(entry.familyName(), entry.givenNames())
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(", "));
  }

  /** Completed years, where the day of birth is known. */
  public OptionalInt age() {
    return entry
        .born()
        .filter(day -> !day.isAfter(LocalDate.now(ZoneId.systemDefault())))
        .map(
            day ->
                OptionalInt.of(
                    Period.between(day, LocalDate.now(ZoneId.systemDefault())).getYears()))
        .orElse(OptionalInt.empty());
  }

  /** Says nothing: names must not reach a log by accident. */
  @Override
  public String toString() {
    return "PatientLine[not shown]";
  }
}
