package org.chaperone.keyholder.administration;

import java.time.Instant;
import java.util.Optional;
import org.chaperone.keyholder.id.PatientId;

/**
 * Something that was erased, as the ledger has it.
 *
 * @param entry of the ledger
 * @param patient whose id stands for nobody any more, unless photographs were erased by themselves
 * @param photographs how many; 0 for the patient with everything
 * @param by the name of who approved it; none when the account is not known any more
 * @param finalAt when the last backup expires that could bring it back
 */
public record ErasureReceipt(
    long entry,
    Instant erasedAt,
    PatientId patient,
    int photographs,
    Optional<String> by,
    Instant finalAt) {}
