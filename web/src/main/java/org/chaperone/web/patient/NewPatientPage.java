package org.chaperone.web.patient;

import java.util.Objects;
import java.util.Optional;
import org.chaperone.keyholder.id.PatientId;

/**
 * The form of a new patient.
 *
 * @param typed what was typed, to be corrected
 * @param fault what to correct; empty at first
 * @param there the patient who has the number already
 */
public record NewPatientPage(NewPatient typed, String fault, Optional<PatientId> there) {

  /** What the form holds, as typed. */
  public record NewPatient(
      String family, String given, String number, String born, String phone, String mail) {

    /** What a browser left out was not typed. */
    public NewPatient {
      family = Objects.requireNonNullElse(family, "");
      given = Objects.requireNonNullElse(given, "");
      number = Objects.requireNonNullElse(number, "");
      born = Objects.requireNonNullElse(born, "");
      phone = Objects.requireNonNullElse(phone, "");
      mail = Objects.requireNonNullElse(mail, "");
    }

    /** An empty form. */
    static final NewPatient EMPTY = new NewPatient("", "", "", "", "", "");

    /** Says nothing: names must not reach a log by accident. */
    @Override
    public String toString() {
      return "NewPatient[not shown]";
    }
  }
}
