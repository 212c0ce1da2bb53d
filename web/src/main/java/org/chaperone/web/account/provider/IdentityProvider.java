package org.chaperone.web.account.provider;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.session.provider.Discovery;
import org.chaperone.keyholder.session.provider.Fetching;
import org.chaperone.keyholder.session.provider.Nonce;
import org.chaperone.keyholder.session.provider.Provider;
import org.chaperone.web.SiteSettings;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The provider that the keyholder names: where people are sent, and what becomes of the code that
 * they come back with. Nothing that it says is believed here.
 */
@Component
public final class IdentityProvider {

  /** What a browser's session has when somebody was signed in by the provider. */
  public static final String SIGNED_IN_BY = "signed-in-by-provider";

  /** Where people come back. */
  static final String RETURN = "/sign-in/provider/return";

  private static final long FRESH = Duration.ofHours(1).toNanos();

  private final Keyholder keyholder;
  private final URI origin;
  private final Optional<Path> secret;
  private final Fetching fetching = new Fetching();
  private Optional<Discovery> known = Optional.empty();
  private long asked;

  /** The one of a site. */
  public IdentityProvider(Keyholder keyholder, SiteSettings settings) {
    this.keyholder = keyholder;
    this.origin = settings.origin();
    this.secret = settings.providerSecret();
  }

  /** Which one, if there is one. */
  public Optional<Provider> present() {
    return keyholder.provider();
  }

  private Provider provider() {
    return present().orElseThrow(IllegalArgumentException::new);
  }

  private synchronized Discovery places() throws IOException {
    long now = System.nanoTime();
    if (known.isEmpty() || now - asked > FRESH) {
      known = Optional.of(Discovery.of(URI.create(provider().issuer()), fetching));
      asked = now;
    }
    return known.get();
  }

  /**
   * Where somebody is sent.
   *
   * @param again whether they have to show the provider anew that it is them
   */
  URI wayThere(Flow flow, boolean again) throws IOException {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", provider().clientId());
    query.put("redirect_uri", origin + RETURN);
    query.put("scope", "openid");
    query.put("state", flow.state());
    query.put("nonce", Nonce.of(flow.challenge()));
    query.put("code_challenge", hash(flow.verifier()));
    query.put("code_challenge_method", "S256");
    if (again) {
      query.put("prompt", "login");
      query.put("max_age", "0");
    }
    return with(places().authorization(), query);
  }

  private static String hash(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /**
   * The ID token for a code.
   *
   * @throws IOException when the provider gives none
   */
  String idToken(String code, Flow flow) throws IOException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", origin + RETURN);
    form.put("client_id", provider().clientId());
    form.put("code_verifier", flow.verifier());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(places().token())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(encoded(form)));
    if (secret.isPresent()) {
      String both = encoded(provider().clientId()) + ":" + encoded(secretText(secret.get()));
      request.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.US_ASCII)));
    }
    try {
      return JsonMapper.shared()
          .readTree(fetching.body(request.build(), 200))
          .path("id_token")
          .asString("");
    } catch (JacksonException e) {
      throw new IOException("The identity provider's answer is none.", e);
    }
  }

  private static String secretText(Path file) throws IOException {
    return Files.readAllLines(file).stream().findFirst().orElse("").strip();
  }

  /** Where somebody signs out at the provider too, if there is such a place. */
  public Optional<String> wayOut() {
    try {
      Map<String, String> query = new LinkedHashMap<>();
      query.put("client_id", provider().clientId());
      query.put("post_logout_redirect_uri", origin + "/sign-in");
      return places().endSession().map(place -> with(place, query).toString());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static URI with(URI place, Map<String, String> query) {
    return URI.create(place + (place.getRawQuery() == null ? "?" : "&") + encoded(query));
  }

  private static String encoded(Map<String, String> values) {
    return values.entrySet().stream()
        .map(one -> one.getKey() + "=" + encoded(one.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
