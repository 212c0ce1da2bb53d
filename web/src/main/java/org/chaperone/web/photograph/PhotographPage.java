package org.chaperone.web.photograph;

import java.util.Optional;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.web.consent.ConsentBadges;
import org.chaperone.web.roster.PatientLine;

/**
 * A photograph in full.
 *
 * @param consent what may be done with it
 * @param place where it is among the patient's, from 1
 * @param count how many they have
 * @param previous before it in the order in which they were listed
 * @param next after it
 */
public record PhotographPage(
    PatientLine patient,
    Tile photograph,
    ConsentBadges consent,
    int place,
    int count,
    Optional<PhotographId> previous,
    Optional<PhotographId> next) {}
