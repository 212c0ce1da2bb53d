package org.chaperone.keyholder.roster;

/** {@link Found} or {@link NotShown}. */
public sealed interface RosterOutcome permits Found, NotShown {}
