package org.chaperone.keyholder.session.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.util.Set;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * Which key goes with which algorithm: a key of one kind never verifies what claims another, and a
 * public key is never taken for a shared secret, because there are no algorithms of that kind here.
 */
final class KeyFit {

  /** The algorithms that are taken; Ed25519 is RFC 9864's name for the one EdDSA that is. */
  static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.PS256,
          JWSAlgorithm.ES256,
          JWSAlgorithm.EdDSA,
          JWSAlgorithm.Ed25519);

  private static final int LEAST_RSA_BITS = 2048;

  private KeyFit() {}

  static boolean fits(JWK key, JWSAlgorithm algorithm) {
    if (key.getKeyUse() != null && !key.getKeyUse().equals(KeyUse.SIGNATURE)) {
      return false;
    }
    if (key.getAlgorithm() != null && !key.getAlgorithm().getName().equals(algorithm.getName())) {
      return false;
    }
    return switch (key) {
      case RSAKey rsa ->
          (algorithm.equals(JWSAlgorithm.RS256) || algorithm.equals(JWSAlgorithm.PS256))
              && rsa.size() >= LEAST_RSA_BITS;
      case ECKey ec -> algorithm.equals(JWSAlgorithm.ES256) && ec.getCurve().equals(Curve.P_256);
      case OctetKeyPair pair ->
          (algorithm.equals(JWSAlgorithm.EdDSA) || algorithm.equals(JWSAlgorithm.Ed25519))
              && pair.getCurve().equals(Curve.Ed25519);
      default -> false;
    };
  }

  static boolean verifies(JWK key, SignedJWT token) {
    try {
      return switch (key) {
        case RSAKey rsa -> holds(new RSASSAVerifier(rsa), token);
        case ECKey ec -> holds(new ECDSAVerifier(ec), token);
        case OctetKeyPair pair -> holds(pair, token);
        default -> false;
      };
    } catch (JOSEException e) {
      return false;
    }
  }

  private static boolean holds(JWSVerifier verifier, SignedJWT token) throws JOSEException {
    return verifier.verify(token.getHeader(), token.getSigningInput(), token.getSignature());
  }

  private static boolean holds(OctetKeyPair pair, SignedJWT token) {
    byte[] message = token.getSigningInput();
    Ed25519Signer verifier = new Ed25519Signer();
    verifier.init(false, new Ed25519PublicKeyParameters(pair.getDecodedX(), 0));
    verifier.update(message, 0, message.length);
    return verifier.verifySignature(token.getSignature().decode());
  }
}
