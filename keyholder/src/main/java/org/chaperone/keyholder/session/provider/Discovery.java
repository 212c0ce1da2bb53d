package org.chaperone.keyholder.session.provider;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a provider does what (OpenID Connect Discovery 1.0, section 4).
 *
 * @param authorization where people sign in
 * @param token where a code becomes an ID token
 * @param keys its public keys, a JWK Set
 * @param endSession where people sign out there, if there is such a place
 */
public record Discovery(URI authorization, URI token, URI keys, Optional<URI> endSession) {

  private static final String WELL_KNOWN = "/.well-known/openid-configuration";

  /**
   * Asks the provider.
   *
   * @throws IOException when it does not answer, or speaks for another issuer
   */
  public static Discovery of(URI issuer, Fetching fetching) throws IOException {
    String address = issuer.toString().replaceFirst("/$", "") + WELL_KNOWN;
    byte[] answer = fetching.get(URI.create(address));
    try {
      JsonNode said = JsonMapper.shared().readTree(answer);
      if (!said.path("issuer").asString("").equals(issuer.toString())) {
        throw new IOException("The identity provider speaks for another issuer.");
      }
      return new Discovery(
          place(said, "authorization_endpoint"),
          place(said, "token_endpoint"),
          place(said, "jwks_uri"),
          said.has("end_session_endpoint")
              ? Optional.of(place(said, "end_session_endpoint"))
              : Optional.empty());
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException("The identity provider's description of itself is none.", e);
    }
  }

  private static URI place(JsonNode said, String name) {
    URI place = URI.create(said.path(name).asString(""));
    Fetching.requireTrustworthy(place);
    return place;
  }
}
