package org.chaperone.keyholder.session;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.chaperone.keyholder.store.Row.CredentialRow;

/**
 * Verifies passkeys (W3C Web Authentication Level 3, sections 7.1 and 7.2), by webauthn4j.
 *
 * <p>User verification is required: a stolen authenticator is not enough. Attestation is not looked
 * at: any authenticator will do.
 */
public final class Passkeys {

  private static final List<PublicKeyCredentialParameters> ALGORITHMS =
      List.of(
          parameters(COSEAlgorithmIdentifier.EdDSA),
          parameters(COSEAlgorithmIdentifier.ES256),
          parameters(COSEAlgorithmIdentifier.RS256));

  private final PasskeyPolicy policy;
  private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager();
  private final AttestationObjectConverter attestations =
      new AttestationObjectConverter(new ObjectConverter());

  /** For one web site. */
  public Passkeys(PasskeyPolicy policy) {
    this.policy = policy;
  }

  /**
   * Verifies the creation of a passkey.
   *
   * @return a credential without a name, as of long ago
   * @throws SignInException when it does not hold
   */
  public CredentialRow enrol(Challenge challenge, Credential.OfPasskey made) {
    try {
      RegistrationData data =
          manager.verify(
              new RegistrationRequest(made.attestation(), made.clientData()),
              new RegistrationParameters(server(challenge), ALGORITHMS, true, true));
      AttestationObject attestation = Objects.requireNonNull(data.getAttestationObject());
      byte[] id =
          Objects.requireNonNull(attestation.getAuthenticatorData().getAttestedCredentialData())
              .getCredentialId();
      return CredentialRow.made(CredentialKind.PASSKEY, id, made.attestation())
          .counted(attestation.getAuthenticatorData().getSignCount());
    } catch (RuntimeException e) {
      // Hostile bytes make the library's parsers throw more kinds than it documents; whatever it
      // is, nobody signs in.
      throw new SignInException("This passkey was not accepted.");
    }
  }

  /**
   * Verifies an assertion.
   *
   * @return the credential with its new signature counter
   * @throws SignInException when it does not hold
   */
  public CredentialRow verify(
      Challenge challenge, CredentialRow credential, SignInProof.ByPasskey proof) {
    try {
      AttestationObject attestation =
          Objects.requireNonNull(attestations.convert(credential.key()));
      CredentialRecordImpl record = new CredentialRecordImpl(attestation, null, null, null);
      record.setCounter(credential.counter());
      AuthenticationData data =
          manager.verify(
              new AuthenticationRequest(
                  proof.credential(),
                  proof.authenticatorData(),
                  proof.clientData(),
                  proof.signature()),
              new AuthenticationParameters(
                  server(challenge), record, List.of(credential.id()), true, true));
      long counter = Objects.requireNonNull(data.getAuthenticatorData()).getSignCount();
      return credential.counted(counter);
    } catch (RuntimeException e) {
      // Hostile bytes make the library's parsers throw more kinds than it documents; whatever it
      // is, nobody signs in.
      throw new SignInException("This passkey was not accepted.");
    }
  }

  private ServerProperty server(Challenge challenge) {
    Set<Origin> origins = policy.origins().stream().map(Origin::create).collect(Collectors.toSet());
    return ServerProperty.builder()
        .origins(origins)
        .rpId(policy.relyingParty())
        .challenge(new DefaultChallenge(challenge.bytes()))
        .build();
  }

  private static PublicKeyCredentialParameters parameters(COSEAlgorithmIdentifier algorithm) {
    return new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm);
  }
}
