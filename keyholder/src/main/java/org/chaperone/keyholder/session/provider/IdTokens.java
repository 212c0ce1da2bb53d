package org.chaperone.keyholder.session.provider;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.chaperone.keyholder.session.Challenge;
import org.chaperone.keyholder.session.SignInException;

/**
 * Verifies ID tokens (OpenID Connect Core 1.0, section 3.1.3.7; RFC 8725), more strictly than those
 * ask for: one audience, one key that fits, the nonce of one challenge, and no key that the token
 * itself brings or points to.
 */
public final class IdTokens {

  /** The longest token that is looked at, in characters. */
  public static final int LONGEST = 16_384;

  /** By how much clocks may differ. */
  private static final Duration SKEW = Duration.ofSeconds(60);

  /** How old a token may be: it was made while its challenge was good. */
  private static final Duration OLDEST = Duration.ofMinutes(10);

  private static final int LONGEST_SUBJECT = 255;

  private final ProviderPolicy policy;
  private final ProviderKeys keys;

  /**
   * Tokens of one provider.
   *
   * @param nanos a monotonic counter
   * @throws IOException when pinned keys cannot be read
   */
  public IdTokens(ProviderPolicy policy, LongSupplier nanos) throws IOException {
    this(
        policy,
        policy.pinned().isPresent()
            ? ProviderKeys.pinned(policy.pinned().get())
            : new PublishedKeys(policy.issuer(), new Fetching(), nanos));
  }

  IdTokens(ProviderPolicy policy, ProviderKeys keys) {
    this.policy = policy;
    this.keys = keys;
  }

  /**
   * Verifies a token.
   *
   * @throws SignInException when it does not hold, or the provider's keys cannot be had
   */
  public IdToken verify(Challenge challenge, String token, Instant now) {
    try {
      if (token.length() > LONGEST) {
        throw new SignInException("An ID token has at most " + LONGEST + " characters.");
      }
      SignedJWT parsed = SignedJWT.parse(token);
      JWSHeader header = parsed.getHeader();
      requirePlain(header);
      JWSAlgorithm algorithm = header.getAlgorithm();
      List<JWK> fitting =
          keys.matching(
              key ->
                  KeyFit.fits(key, algorithm)
                      && (header.getKeyID() == null || header.getKeyID().equals(key.getKeyID())));
      if (fitting.size() != 1 || !KeyFit.verifies(fitting.getFirst(), parsed)) {
        throw no();
      }
      return checked(parsed.getJWTClaimsSet(), challenge, now);
    } catch (IOException e) {
      throw new SignInException("The identity provider could not be asked. Please try again.");
    } catch (ParseException e) {
      throw no();
    } catch (SignInException e) {
      throw e;
    } catch (RuntimeException e) {
      // Hostile tokens make parsers throw more than they document; whatever it is, nobody signs in.
      throw no();
    }
  }

  private static SignInException no() {
    return new SignInException("Signing in failed. Please try again.");
  }

  /** No key of its own, no extension that would have to be understood, no other kind of token. */
  private static void requirePlain(JWSHeader header) {
    boolean isPlain =
        KeyFit.ALGORITHMS.contains(header.getAlgorithm())
            && header.getJWK() == null
            && header.getJWKURL() == null
            && header.getX509CertURL() == null
            && (header.getX509CertChain() == null || header.getX509CertChain().isEmpty())
            && (header.getCriticalParams() == null || header.getCriticalParams().isEmpty())
            && (header.getType() == null || header.getType().getType().equalsIgnoreCase("JWT"));
    if (!isPlain) {
      throw no();
    }
  }

  private IdToken checked(JWTClaimsSet said, Challenge challenge, Instant now)
      throws ParseException {
    String authorized = said.getStringClaim("azp");
    String subject = said.getSubject();
    boolean holds =
        policy.issuer().toString().equals(said.getIssuer())
            && said.getAudience().equals(List.of(policy.clientId()))
            && (authorized == null || authorized.equals(policy.clientId()))
            && Nonce.of(challenge).equals(said.getStringClaim("nonce"))
            && subject != null
            && !subject.isBlank()
            && subject.length() <= LONGEST_SUBJECT
            && isNow(said, now);
    if (!holds) {
      throw no();
    }
    return new IdToken(
        subject, Optional.ofNullable(said.getDateClaim("auth_time")).map(Date::toInstant));
  }

  private static boolean isNow(JWTClaimsSet said, Instant now) {
    Date expires = said.getExpirationTime();
    Date issued = said.getIssueTime();
    Date notBefore = said.getNotBeforeTime();
    return expires != null
        && issued != null
        && now.isBefore(expires.toInstant().plus(SKEW))
        && !issued.toInstant().isAfter(now.plus(SKEW))
        && issued.toInstant().isAfter(now.minus(OLDEST).minus(SKEW))
        && (notBefore == null || !notBefore.toInstant().isAfter(now.plus(SKEW)));
  }
}
