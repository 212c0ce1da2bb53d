package org.chaperone.keyholder.embedded;

import java.nio.file.Path;
import java.util.List;
import org.chaperone.keyholder.embedded.Erasures.Erased;
import org.chaperone.keyholder.store.Row.ShareRow;

/**
 * Store and ledger, opened and compared.
 *
 * @param erased every erasure that the ledger knows
 * @param sharesToEnd shares that the store has as going on, and the ledger not, ended
 * @param lost additions on the ledger that the store does not hold; 0 unless it was just restored
 */
record Opened(
    Core core,
    Standing standing,
    Path home,
    List<Erased> erased,
    List<ShareRow> sharesToEnd,
    long lost) {}
