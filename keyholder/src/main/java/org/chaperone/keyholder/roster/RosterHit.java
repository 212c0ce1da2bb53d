package org.chaperone.keyholder.roster;

import org.chaperone.keyholder.id.PatientId;

/** A patient and what names them. */
public record RosterHit(PatientId patient, RosterEntry entry) {}
