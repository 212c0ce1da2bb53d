package org.chaperone.keyholder.session;

import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Verifies a command-line operator's answer to a challenge. */
public final class OperatorSignature {

  private OperatorSignature() {}

  /** Whether the answer was signed by the key; a key or signature that cannot be one is a no. */
  public static boolean holds(
      byte[] publicKey, Challenge challenge, SignInProof.ByOperatorKey proof) {
    if (!isKey(publicKey)) {
      return false;
    }
    byte[] message = OperatorKey.message(challenge);
    Ed25519Signer verifier = new Ed25519Signer();
    verifier.init(false, new Ed25519PublicKeyParameters(publicKey, 0));
    verifier.update(message, 0, message.length);
    return verifier.verifySignature(proof.signature());
  }

  /** Whether these are the bytes of a public key. */
  public static boolean isKey(byte[] publicKey) {
    if (publicKey.length != Ed25519PublicKeyParameters.KEY_SIZE) {
      return false;
    }
    try {
      return new Ed25519PublicKeyParameters(publicKey, 0).getEncoded().length
          == Ed25519PublicKeyParameters.KEY_SIZE;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
