package org.chaperone.keyholder.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.store.Row.CredentialRow;
import org.junit.jupiter.api.Test;

/** Ceremonies made by an authenticator in software, byte by byte as the standard says. */
final class PasskeysTest {

  private static final String SITE = "photos.clinic.example";
  private static final String ORIGIN = "https://photos.clinic.example";

  private final Passkeys passkeys = new Passkeys(new PasskeyPolicy(SITE, Set.of(ORIGIN)));
  private final SoftAuthenticator authenticator = new SoftAuthenticator(SITE);
  private final Challenge challenge = challenge();

  private static Challenge challenge() {
    SecureRandom random = new SecureRandom();
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return new Challenge(SessionId.random(random), bytes, List.of(), Instant.MAX);
  }

  private CredentialRow enrolled() {
    return passkeys.enrol(challenge, authenticator.create(challenge, ORIGIN));
  }

  @Test
  void aPasskeyThatWasEnrolledSignsIn() {
    CredentialRow credential = enrolled();
    CredentialRow after =
        passkeys.verify(
            challenge,
            credential,
            authenticator.get(challenge, ORIGIN, SoftAuthenticator.VERIFIED));
    assertEquals(credential.counter() + 1, after.counter());
  }

  @Test
  void anotherChallengeSiteKeyOrSignatureDoesNot() {
    CredentialRow credential = enrolled();
    refused(credential, authenticator.get(challenge(), ORIGIN, SoftAuthenticator.VERIFIED));
    refused(
        credential,
        authenticator.get(challenge, "https://evil.example", SoftAuthenticator.VERIFIED));
    SoftAuthenticator other = new SoftAuthenticator(SITE);
    other.create(challenge, ORIGIN);
    refused(credential, other.get(challenge, ORIGIN, SoftAuthenticator.VERIFIED));
    SoftAuthenticator elsewhere = new SoftAuthenticator("evil.example");
    assertThrows(
        SignInException.class,
        () -> passkeys.enrol(challenge, elsewhere.create(challenge, ORIGIN)));
    SignInProof.ByPasskey good = authenticator.get(challenge, ORIGIN, SoftAuthenticator.VERIFIED);
    byte[] signature = good.signature().clone();
    signature[signature.length - 1] ^= 1;
    refused(
        credential,
        new SignInProof.ByPasskey(
            good.challenge(),
            good.credential(),
            good.clientData(),
            good.authenticatorData(),
            signature));
  }

  @Test
  void presenceWithoutVerificationIsNotEnough() {
    CredentialRow credential = enrolled();
    refused(credential, authenticator.get(challenge, ORIGIN, SoftAuthenticator.PRESENT));
  }

  @Test
  void aClonedAuthenticatorIsNoticedByItsCounter() {
    CredentialRow credential = enrolled();
    CredentialRow later = credential.counted(1_000);
    refused(later, authenticator.get(challenge, ORIGIN, SoftAuthenticator.VERIFIED));
  }

  @Test
  void anEnrolmentThatIsNoneIsRefused() {
    assertThrows(
        SignInException.class,
        () -> passkeys.enrol(challenge, new Credential.OfPasskey(new byte[] {1}, new byte[] {2})));
    Credential.OfPasskey good = authenticator.create(challenge, ORIGIN);
    for (int i = 0; i < good.attestation().length; i += 7) {
      byte[] cut = java.util.Arrays.copyOf(good.attestation(), i);
      assertThrows(
          SignInException.class,
          () -> passkeys.enrol(challenge, new Credential.OfPasskey(cut, good.clientData())));
    }
  }

  private void refused(CredentialRow credential, SignInProof.ByPasskey proof) {
    assertThrows(SignInException.class, () -> passkeys.verify(challenge, credential, proof));
  }
}
