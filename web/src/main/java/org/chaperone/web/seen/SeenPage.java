package org.chaperone.web.seen;

import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.web.roster.PatientLine;

/**
 * Who has seen a patient or one photograph.
 *
 * @param photograph empty for the patient
 * @param isCut whether there are older entries that are not shown
 * @param canReport whether whoever looks may make the patient's own report
 */
public record SeenPage(
    PatientLine patient,
    Optional<PhotographId> photograph,
    List<Sitting> sittings,
    boolean isCut,
    boolean canReport) {}
