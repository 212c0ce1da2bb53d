package org.chaperone.web.share;

import java.time.Instant;
import org.chaperone.keyholder.share.Recipient;
import org.chaperone.web.roster.PatientLine;

/** A share that was given: its link and its code, shown once. */
public record GivenPage(
    PatientLine patient, Recipient recipient, String link, String code, Instant until) {}
