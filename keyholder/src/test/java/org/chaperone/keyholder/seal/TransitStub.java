package org.chaperone.keyholder.seal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks the documented API of the transit engine of OpenBao and Vault, encrypt and decrypt of one
 * aes256-gcm96 key; a stand-in, not the engine.
 */
final class TransitStub implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpServer server;
  private final String token;

  private TransitStub(HttpServer server, String token) {
    this.server = server;
    this.token = token;
  }

  static TransitStub start(String token) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TransitStub stub = new TransitStub(server, token);
    server.createContext("/v1/transit/encrypt/chaperone", stub::encrypt);
    server.createContext("/v1/transit/decrypt/chaperone", stub::decrypt);
    server.start();
    return stub;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void encrypt(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        request -> {
          byte[] sealed = cipher(Cipher.ENCRYPT_MODE, request).doFinal(bytes(request, "plaintext"));
          return Map.of(
              "ciphertext",
              "vault:v1:" + Base64.getEncoder().encodeToString(sealed),
              "key_version",
              1);
        });
  }

  private void decrypt(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        request -> {
          String sealed = request.path("ciphertext").asString().substring("vault:v1:".length());
          byte[] plain =
              cipher(Cipher.DECRYPT_MODE, request).doFinal(Base64.getDecoder().decode(sealed));
          return Map.of("plaintext", Base64.getEncoder().encodeToString(plain));
        });
  }

  private interface Doing {
    Map<String, Object> done(JsonNode request) throws GeneralSecurityException;
  }

  private void answer(HttpExchange exchange, Doing doing) throws IOException {
    try (exchange) {
      int status = 200;
      Map<String, Object> answer;
      if (!token.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))) {
        status = 403;
        answer = Map.of("errors", new String[] {"permission denied"});
      } else {
        try {
          answer =
              Map.of("data", doing.done(JSON.readTree(exchange.getRequestBody().readAllBytes())));
        } catch (GeneralSecurityException e) {
          status = 400;
          answer = Map.of("errors", new String[] {"cipher: message authentication failed"});
        }
      }
      byte[] body = JSON.writeValueAsBytes(answer);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static byte[] bytes(JsonNode request, String field) {
    return Base64.getDecoder().decode(request.path(field).asString());
  }

  private static Cipher cipher(int mode, JsonNode request) throws GeneralSecurityException {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) 7);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, new byte[12]));
    cipher.updateAAD(bytes(request, "associated_data"));
    return cipher;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
