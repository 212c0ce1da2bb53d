package org.chaperone.keyholder.session;

import java.time.Instant;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.keys.SecretBytes;

/**
 * Lets the holder of a new account enrol a first credential, once.
 *
 * @param code a secret to be handed to that person in person
 * @param until when it is no longer accepted
 */
public record Enrolment(AccountId account, SecretBytes code, Instant until) {}
