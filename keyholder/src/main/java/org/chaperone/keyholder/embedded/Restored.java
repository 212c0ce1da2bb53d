package org.chaperone.keyholder.embedded;

/**
 * A keyholder made again from a backup.
 *
 * @param lostEntries additions that the ledger knows and the backup does not: what was added after
 *     it, whose keys are gone
 */
public record Restored(EmbeddedKeyholder keyholder, long lostEntries) {}
