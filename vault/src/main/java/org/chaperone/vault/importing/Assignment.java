package org.chaperone.vault.importing;

import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.vault.facts.Description;

/** Whose photograph a file is and what is said about it. */
public record Assignment(RosterEntry patient, Description description) {}
