package org.chaperone.keyholder.status;

import java.time.Instant;

/**
 * A backup of the keyholder's store.
 *
 * @param expires when its key is destroyed: it cannot be restored afterwards, and what was erased
 *     is gone from it
 */
public record BackupReceipt(long ledgerIndex, Instant made, Instant expires) {}
