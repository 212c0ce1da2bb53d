package org.chaperone.keyholder.embedded;

import java.nio.file.Path;
import java.util.List;
import org.chaperone.keyholder.embedded.Erasures.Erased;

/**
 * Store and ledger, opened and compared.
 *
 * @param erased every erasure that the ledger knows
 * @param lost additions on the ledger that the store does not hold; 0 unless it was just restored
 */
record Opened(Core core, Standing standing, Path home, List<Erased> erased, long lost) {}
