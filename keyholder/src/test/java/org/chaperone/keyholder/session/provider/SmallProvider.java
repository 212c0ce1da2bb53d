package org.chaperone.keyholder.session.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.chaperone.keyholder.session.Challenge;

/** An identity provider that says whatever a test wants. */
public final class SmallProvider implements AutoCloseable {

  /** What this installation is called there. */
  public static final String CLIENT = "chaperone";

  private static final RSAKey FIRST = rsa("first");

  private final HttpServer server;

  /** How often its keys were asked for. */
  final AtomicInteger asked = new AtomicInteger();

  volatile JWKSet keys = new JWKSet(FIRST.toPublicJWK());
  volatile Optional<byte[]> instead = Optional.empty();
  volatile Optional<String> speaksFor = Optional.empty();

  private SmallProvider(HttpServer server) {
    this.server = server;
  }

  /** Starts one on this machine. */
  public static SmallProvider start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    SmallProvider provider = new SmallProvider(server);
    server.createContext("/.well-known/openid-configuration", provider::describe);
    server.createContext("/keys", provider::answerKeys);
    server.start();
    return provider;
  }

  static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).keyUse(KeyUse.SIGNATURE).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its address. */
  public URI issuer() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** A keyholder's settings for it. */
  public ProviderPolicy policy(boolean confirms) {
    return new ProviderPolicy("Clinic login", issuer(), CLIENT, Optional.empty(), confirms);
  }

  private void describe(HttpExchange exchange) throws IOException {
    String issuer = speaksFor.orElse(issuer().toString());
    answer(
        exchange,
        """
        {"issuer":"%s","authorization_endpoint":"%s/auth","token_endpoint":"%s/token",
         "jwks_uri":"%s/keys"}"""
            .formatted(issuer, issuer(), issuer(), issuer())
            .getBytes(StandardCharsets.UTF_8));
  }

  private void answerKeys(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    answer(exchange, instead.orElse(keys.toString(true).getBytes(StandardCharsets.UTF_8)));
  }

  private static void answer(HttpExchange exchange, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** A good token for somebody, signed in there at a time. */
  public String token(Challenge challenge, String subject, Instant signedInAt, Instant now) {
    return signed(
        claims(challenge, subject, now).claim("auth_time", signedInAt.getEpochSecond()).build(),
        FIRST);
  }

  JWTClaimsSet.Builder claims(Challenge challenge, String subject, Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer().toString())
        .audience(CLIENT)
        .subject(subject)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)))
        .claim("nonce", Nonce.of(challenge));
  }

  static String signed(JWTClaimsSet claims, RSAKey key) {
    return signed(claims, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()), key);
  }

  static String signed(JWTClaimsSet claims, JWSHeader.Builder header, RSAKey key) {
    try {
      SignedJWT token = new SignedJWT(header.build(), claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key that it signs with at first. */
  static RSAKey key() {
    return FIRST;
  }

  void publish(JWK... published) {
    keys = new JWKSet(java.util.List.of(published));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
