package org.chaperone.keyholder.status;

import org.chaperone.keyholder.release.Refusal;

/** How often something was refused for one reason since the keyholder started. */
public record RefusedCount(Refusal why, long count) {}
