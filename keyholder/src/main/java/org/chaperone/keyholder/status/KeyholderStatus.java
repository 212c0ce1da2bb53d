package org.chaperone.keyholder.status;

/**
 * How the keyholder stands.
 *
 * @param tenant names the installation, 32 hexadecimal digits; bound into every sealed photograph
 * @param lockedDown whether every release is stopped
 * @param epoch the present wrapping epoch
 * @param ledgerSize entries in the ledger
 * @param ledgerKey what the ledger's checkpoints are verified with, in the notation of C2SP
 *     signed-note
 * @param sealKind what the root key is locked with
 * @param pulse what changes by the minute
 */
public record KeyholderStatus(
    String tenant,
    Level level,
    boolean lockedDown,
    long epoch,
    long ledgerSize,
    String ledgerKey,
    String sealKind,
    int witnesses,
    int patients,
    int photographs,
    Pulse pulse) {}
