package org.chaperone.keyholder.session;

import java.util.Set;

/**
 * Which web site passkeys are for.
 *
 * @param relyingParty the WebAuthn RP id, a domain, as in {@code photos.clinic.example}
 * @param origins where that site is served, as in {@code https://photos.clinic.example}
 */
public record PasskeyPolicy(String relyingParty, Set<String> origins) {

  /** Copies the set. */
  public PasskeyPolicy {
    origins = Set.copyOf(origins);
  }
}
