package org.chaperone.keyholder.session.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.session.Challenge;
import org.chaperone.keyholder.session.SignInException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ID tokens, good ones and every kind of bad ones. */
final class IdTokensTest {

  private static final Instant NOW = Instant.parse("2026-03-05T10:00:00Z");

  private final SecureRandom random = new SecureRandom();
  private final Challenge challenge = challenge();
  private final AtomicLong nanos = new AtomicLong(1);
  private SmallProvider provider;
  private IdTokens tokens;

  @BeforeEach
  void start() throws IOException {
    provider = SmallProvider.start();
    tokens = new IdTokens(provider.policy(false), nanos::get);
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  private Challenge challenge() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return new Challenge(SessionId.random(random), bytes, List.of(), Instant.MAX);
  }

  private JWTClaimsSet.Builder claims() {
    return provider.claims(challenge, "dora", NOW);
  }

  private void refused(JWTClaimsSet.Builder claims) {
    refused(SmallProvider.signed(claims.build(), SmallProvider.key()));
  }

  private void refused(String token) {
    assertThrows(SignInException.class, () -> tokens.verify(challenge, token, NOW));
  }

  private String good() {
    return SmallProvider.signed(claims().build(), SmallProvider.key());
  }

  @Test
  void aGoodTokenSaysWhoItIsAndSinceWhen() {
    Instant before = NOW.minusSeconds(30);
    IdToken said = tokens.verify(challenge, provider.token(challenge, "dora", before, NOW), NOW);
    assertEquals(new IdToken("dora", Optional.of(before)), said);
    assertEquals(Optional.empty(), tokens.verify(challenge, good(), NOW).signedInAt());
  }

  @Test
  void everyAlgorithmOfTheListHolds() throws Exception {
    RSAKey rsa = SmallProvider.rsa("rsa");
    ECKey ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    Ed25519PrivateKeyParameters seed = new Ed25519PrivateKeyParameters(random);
    OctetKeyPair ed =
        new OctetKeyPair.Builder(
                Curve.Ed25519, Base64URL.encode(seed.generatePublicKey().getEncoded()))
            .keyID("ed")
            .build();
    provider.publish(rsa.toPublicJWK(), ec.toPublicJWK(), ed);
    SignedJWT pss =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.PS256).keyID("rsa").build(), claims().build());
    pss.sign(new RSASSASigner(rsa));
    SignedJWT ecdsa =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec").build(), claims().build());
    ecdsa.sign(new ECDSASigner(ec));
    String input =
        new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID("ed").build().toBase64URL()
            + "."
            + claims().build().toPayload().toBase64URL();
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, seed);
    byte[] message = input.getBytes(StandardCharsets.US_ASCII);
    signer.update(message, 0, message.length);
    String eddsa = input + "." + Base64URL.encode(signer.generateSignature());
    for (String token : List.of(pss.serialize(), ecdsa.serialize(), eddsa)) {
      assertEquals("dora", tokens.verify(challenge, token, NOW).subject());
      refused(token.substring(0, token.length() - 6) + "AAAAAA");
    }
  }

  @Test
  void claimsThatAreNotOursAreRefused() {
    refused(claims().claim("nonce", Nonce.of(challenge())));
    refused(claims().claim("nonce", null));
    refused(claims().claim("nonce", 7));
    refused(claims().issuer("https://evil.example"));
    refused(claims().issuer(provider.issuer() + "/"));
    refused(claims().issuer(null));
    refused(claims().audience("another"));
    refused(claims().audience(List.of(SmallProvider.CLIENT, "another")));
    refused(claims().audience(List.of()));
    refused(claims().claim("azp", "another"));
    refused(claims().subject(null));
    refused(claims().subject(" "));
    refused(claims().subject("x".repeat(256)));
  }

  @Test
  void timesThatAreNotNowAreRefused() {
    refused(claims().expirationTime(Date.from(NOW.minusSeconds(61))));
    refused(claims().expirationTime(null));
    refused(claims().issueTime(Date.from(NOW.plusSeconds(90))));
    refused(claims().issueTime(Date.from(NOW.minus(Duration.ofMinutes(12)))));
    refused(claims().issueTime(null));
    refused(claims().notBeforeTime(Date.from(NOW.plusSeconds(90))));
    tokens.verify(
        challenge,
        SmallProvider.signed(
            claims()
                .issueTime(Date.from(NOW.plusSeconds(30)))
                .expirationTime(Date.from(NOW.minusSeconds(30)))
                .build(),
            SmallProvider.key()),
        NOW);
  }

  @Test
  void noSignatureOrOneByAPublicKeyAsASecretIsRefused() throws Exception {
    refused(new PlainJWT(claims().build()).serialize());
    refused(good().substring(0, good().lastIndexOf('.') + 1));
    byte[] secret = SmallProvider.key().toRSAPublicKey().getEncoded();
    SignedJWT confused =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims().build());
    confused.sign(new MACSigner(secret));
    refused(confused.serialize());
    // Even when the provider itself publishes a secret.
    provider.publish(
        new OctetSequenceKey.Builder(secret).keyID("first").algorithm(JWSAlgorithm.HS256).build(),
        SmallProvider.key().toPublicJWK());
    refused(confused.serialize());
  }

  @Test
  void aTokenBringsNoKeyOfItsOwn() throws Exception {
    RSAKey evil = SmallProvider.rsa("evil");
    JWSHeader.Builder plain = new JWSHeader.Builder(JWSAlgorithm.RS256);
    refused(SmallProvider.signed(claims().build(), plain.keyID("evil"), evil));
    refused(SmallProvider.signed(claims().build(), plain.keyID("first"), evil));
    URI there = URI.create("http://127.0.0.1:1/keys");
    RSAKey good = SmallProvider.key();
    for (JWSHeader.Builder header :
        List.of(
            new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(evil.toPublicJWK()),
            new JWSHeader.Builder(JWSAlgorithm.RS256).jwkURL(there),
            new JWSHeader.Builder(JWSAlgorithm.RS256).x509CertURL(there),
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .x509CertChain(List.of(new com.nimbusds.jose.util.Base64("AAAA"))),
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .customParam("x", 1)
                .criticalParams(Set.of("x")),
            new JWSHeader.Builder(JWSAlgorithm.RS256).type(new JOSEObjectType("at+jwt")))) {
      refused(SmallProvider.signed(claims().build(), header.keyID("first"), evil));
      refused(SmallProvider.signed(claims().build(), header.keyID("first"), good));
    }
  }

  @Test
  void aKeyOfAnotherKindOrUseOrTooSmallDoesNotFit() throws Exception {
    RSAKey small = new RSAKeyGenerator(1024, true).keyID("small").generate();
    RSAKey sealing = new RSAKeyGenerator(2048).keyID("enc").keyUse(KeyUse.ENCRYPTION).generate();
    RSAKey other = new RSAKeyGenerator(2048).keyID("ps").algorithm(JWSAlgorithm.PS256).generate();
    ECKey ec = new ECKeyGenerator(Curve.P_256).keyID("first").generate();
    provider.publish(
        small.toPublicJWK(), sealing.toPublicJWK(), other.toPublicJWK(), ec.toPublicJWK());
    refused(good());
    refused(SmallProvider.signed(claims().build(), sealing));
    refused(SmallProvider.signed(claims().build(), other));
  }

  @Test
  void withoutANameForItAKeyHasToBeTheOnlyOne() {
    JWSHeader.Builder nameless = new JWSHeader.Builder(JWSAlgorithm.RS256);
    String token = SmallProvider.signed(claims().build(), nameless, SmallProvider.key());
    assertEquals("dora", tokens.verify(challenge, token, NOW).subject());
    provider.publish(SmallProvider.key().toPublicJWK(), SmallProvider.rsa("second").toPublicJWK());
    nanos.addAndGet(Duration.ofHours(2).toNanos());
    refused(token);
  }

  @Test
  void whatIsNoTokenOrTooLongIsRefused() {
    for (String bad : List.of("", ".", "..", "a.b.c", "{}", "é.é.é", good() + ".x")) {
      refused(bad);
    }
    refused(claims().claim("groups", "x".repeat(IdTokens.LONGEST)));
    String token = good();
    for (int i = 0; i < token.length(); i += 11) {
      refused(token.substring(0, i));
    }
  }

  @Test
  void newKeysAreFoundOnceAMinuteAndOldOnesGo() {
    tokens.verify(challenge, good(), NOW);
    RSAKey second = SmallProvider.rsa("second");
    provider.publish(second.toPublicJWK());
    String rotated = SmallProvider.signed(claims().build(), second);
    refused(rotated);
    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    assertEquals("dora", tokens.verify(challenge, rotated, NOW).subject());
    refused(good());
    int before = provider.asked.get();
    for (int i = 0; i < 20; i++) {
      refused(SmallProvider.signed(claims().build(), SmallProvider.key()));
    }
    assertEquals(before, provider.asked.get(), "bad tokens keep nobody busy");
  }

  @Test
  void aProviderThatIsAwayOrTalksTooMuchSignsNobodyInAndKnownKeysGoOnForADay() {
    provider.instead = Optional.of(new byte[Fetching.LONGEST + 1]);
    refused(good());
    provider.instead = Optional.of("no keys".getBytes(StandardCharsets.UTF_8));
    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    refused(good());
    provider.instead = Optional.empty();
    provider.speaksFor = Optional.of("https://evil.example");
    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    refused(good());
    provider.speaksFor = Optional.empty();
    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    tokens.verify(challenge, good(), NOW);
    provider.close();
    nanos.addAndGet(Duration.ofHours(3).toNanos());
    assertEquals("dora", tokens.verify(challenge, good(), NOW).subject());
    nanos.addAndGet(Duration.ofHours(22).toNanos());
    refused(good());
  }

  @Test
  void pinnedKeysNeedNoNetwork(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("keys.json");
    Files.writeString(file, provider.keys.toString(true));
    provider.close();
    IdTokens pinned =
        new IdTokens(
            new ProviderPolicy(
                "Clinic login", provider.issuer(), SmallProvider.CLIENT, Optional.of(file), false),
            nanos::get);
    assertEquals("dora", pinned.verify(challenge, good(), NOW).subject());
    assertThrows(
        IOException.class,
        () -> {
          Files.writeString(file, "{}");
          new IdTokens(
              new ProviderPolicy("x", provider.issuer(), "y", Optional.of(file), false),
              nanos::get);
        });
  }

  @Test
  void anIssuerIsReachedByTlsOrOnThisMachine() {
    for (String bad :
        List.of(
            "http://login.example",
            "http://127.0.0.1.evil.example",
            "http://user@localhost",
            "ftp://localhost",
            "https:/login.example",
            "http://0x7f.1")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new ProviderPolicy("x", URI.create(bad), "y", Optional.empty(), false),
          bad);
    }
    new ProviderPolicy("x", URI.create("https://login.example"), "y", Optional.empty(), false);
  }
}
