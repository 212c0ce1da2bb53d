package org.chaperone.keyholder.session.provider;

import java.time.Instant;
import java.util.Optional;

/**
 * What a verified ID token says.
 *
 * @param subject the provider's name for the person, which stays the same
 * @param signedInAt when the person showed the provider that it is them, where it says so
 */
public record IdToken(String subject, Optional<Instant> signedInAt) {}
