package org.chaperone.keyholder.session.provider;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whose ID tokens a keyholder takes. Part of the keyholder's own settings: no client can change it.
 *
 * @param name what people call the provider
 * @param issuer exactly as the provider's tokens have it
 * @param clientId what this installation is called there
 * @param pinned a file with the provider's keys, for a keyholder without a network; else they are
 *     fetched from the issuer
 * @param confirms whether having just signed in there is enough for what is dangerous; else that
 *     takes a passkey
 */
public record ProviderPolicy(
    String name, URI issuer, String clientId, Optional<Path> pinned, boolean confirms) {

  /**
   * Checks the issuer.
   *
   * @throws IllegalArgumentException when nobody could trust an answer from there
   */
  public ProviderPolicy {
    Fetching.requireTrustworthy(issuer);
    if (name.isBlank() || clientId.isBlank()) {
      throw new IllegalArgumentException("An identity provider needs a name and a client id.");
    }
  }

  /** What clients are told of it. */
  public Provider told() {
    return new Provider(name, issuer.toString(), clientId, confirms);
  }
}
