package org.chaperone.keyholder.seal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.chaperone.keyholder.keys.SecretBytes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The root key encrypted by the transit engine of OpenBao or HashiCorp Vault.
 *
 * <p>Speaks {@code POST /v1/<mount>/encrypt/<key>} and {@code …/decrypt/<key>} with {@code
 * plaintext}, {@code ciphertext} and {@code associated_data} in Base64, as their API documentation
 * says. The key has to be of an AEAD type ({@code aes256-gcm96}, the default, or {@code
 * chacha20-poly1305}). JSON passes through strings that the JVM does not let us wipe; the root key
 * is in one for a moment at each start.
 */
public final class TransitSeal implements Seal {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http;
  private final URI address;
  private final SecretBytes token;
  private final String mount;
  private final String keyName;

  /**
   * Names the service and the key.
   *
   * @param http with the trust that the service's certificate needs
   * @param address of the service, for example {@code https://bao.example:8200}; plain http only to
   *     this machine itself
   * @param token what the service lets us in with
   * @param mount where the engine is mounted, usually {@code transit}
   * @param keyName the key's name there
   */
  public TransitSeal(
      HttpClient http, URI address, SecretBytes token, String mount, String keyName) {
    if (!"https".equals(address.getScheme()) && !isThisMachine(address.getHost())) {
      throw new IllegalArgumentException(
          "The transit service must be reached by https: the root key passes there.");
    }
    this.http = http;
    this.address = address;
    this.token = token;
    this.mount = plain(mount);
    this.keyName = plain(keyName);
  }

  @Override
  public String kind() {
    return "transit";
  }

  @Override
  public byte[] lock(SecretBytes root, byte[] context) throws SealException {
    String plaintext = root.with(bytes -> Base64.getEncoder().encodeToString(bytes));
    String ciphertext = ask("encrypt", "plaintext", plaintext, context, "ciphertext");
    return ciphertext.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public SecretBytes unlock(byte[] locked, byte[] context) throws SealException {
    String ciphertext = new String(locked, StandardCharsets.UTF_8);
    String plaintext = ask("decrypt", "ciphertext", ciphertext, context, "plaintext");
    try {
      return SecretBytes.taking(Base64.getDecoder().decode(plaintext));
    } catch (IllegalArgumentException e) {
      throw new SealException("The transit service answered with something that is not Base64.", e);
    }
  }

  @Override
  public boolean isOutside() {
    return true;
  }

  private String ask(String verb, String field, String value, byte[] context, String wanted)
      throws SealException {
    String body =
        JSON.writeValueAsString(
            Map.of(field, value, "associated_data", Base64.getEncoder().encodeToString(context)));
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/v1/" + mount + "/" + verb + "/" + keyName))
            .timeout(PATIENCE)
            .header("X-Vault-Token", token.with(bytes -> new String(bytes, StandardCharsets.UTF_8)))
            .header("X-Vault-Request", "true")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new SealException(
            "The transit service answered "
                + verb
                + " with HTTP status "
                + response.statusCode()
                + ".");
      }
      JsonNode answer = JSON.readTree(response.body()).path("data").path(wanted);
      if (!answer.isString()) {
        throw new SealException(
            "The transit service answered " + verb + " without " + wanted + ".");
      }
      return answer.stringValue();
    } catch (IOException | JacksonException e) {
      throw new SealException(
          "The transit service could not be reached, or its answer not be read.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SealException("Waiting for the transit service was interrupted.", e);
    }
  }

  private static boolean isThisMachine(String host) {
    return "127.0.0.1".equals(host) || "localhost".equals(host) || "[::1]".equals(host);
  }

  private static String plain(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) {
      throw new IllegalArgumentException(
          "A mount or key of the transit service is named with letters, digits, '.', '-' and '_'.");
    }
    return name;
  }
}
