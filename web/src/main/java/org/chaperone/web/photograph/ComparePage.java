package org.chaperone.web.photograph;

import java.util.List;
import org.chaperone.web.roster.PatientLine;

/**
 * Two photographs of a patient beside each other.
 *
 * @param all that can be chosen, the earliest first
 */
public record ComparePage(PatientLine patient, Tile before, Tile after, List<Tile> all) {}
