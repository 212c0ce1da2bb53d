package org.chaperone.keyholder.roster;

import java.util.Optional;
import org.chaperone.keyholder.id.PatientId;

/**
 * A patient and what names them.
 *
 * @param entry of a sensitive patient whose name is not shown the alias in place of the family
 *     name, and nothing else
 * @param sensitive whether there is an alias
 * @param isOpen whether this is the name itself, and photographs can be opened without a reason
 */
public record RosterHit(
    PatientId patient, RosterEntry entry, Optional<Sensitive> sensitive, boolean isOpen) {}
