package org.chaperone.web.administration.patients;

import org.chaperone.keyholder.administration.ErasureReceipt;

/**
 * The receipt of an erasure, to be printed.
 *
 * @param ledgerKey what the ledger is verified with
 */
public record ReceiptPage(ErasureReceipt receipt, String ledgerKey) {}
