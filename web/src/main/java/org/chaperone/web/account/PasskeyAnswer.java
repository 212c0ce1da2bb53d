package org.chaperone.web.account;

import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.session.SignInProof;

/** What {@code navigator.credentials.get} answered. */
record PasskeyAnswer(
    String id, String credential, String clientData, String authenticatorData, String signature) {

  /**
   * The same for the keyholder.
   *
   * @throws IllegalArgumentException when it is none
   */
  SignInProof proof() {
    return new SignInProof.ByPasskey(
        SessionId.parse(id),
        Bytes.of(credential),
        Bytes.of(clientData),
        Bytes.of(authenticatorData),
        Bytes.of(signature));
  }
}
