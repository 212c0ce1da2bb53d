package org.chaperone.keyholder.roster;

import java.util.function.BiPredicate;
import org.chaperone.keyholder.id.PatientId;

/**
 * For whom the roster is read.
 *
 * @param sees of which sensitive patients the name is shown
 * @param findsByNumber whether a whole number finds a sensitive patient's alias, as on a wristband
 */
public record RosterReader(BiPredicate<PatientId, Sensitive> sees, boolean findsByNumber) {}
