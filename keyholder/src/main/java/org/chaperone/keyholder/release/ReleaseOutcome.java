package org.chaperone.keyholder.release;

/** {@link Granted} or {@link Refused}. */
public sealed interface ReleaseOutcome permits Granted, Refused {}
