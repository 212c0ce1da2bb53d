package org.chaperone.keyholder.roster;

import org.chaperone.keyholder.release.Refused;

/** The roster was not shown. */
public record NotShown(Refused refused) implements RosterOutcome {}
