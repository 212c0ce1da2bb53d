package org.chaperone.web.administration.patients;

import java.time.Instant;
import java.util.List;
import org.chaperone.keyholder.administration.ErasureReceipt;

/** What was erased, the latest first. */
public record ErasuresPage(List<ErasureReceipt> receipts, Instant now) {}
