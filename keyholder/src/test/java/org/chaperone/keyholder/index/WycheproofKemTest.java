package org.chaperone.keyholder.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.XECPrivateKeySpec;
import java.util.HexFormat;
import javax.crypto.KEM;
import javax.crypto.KeyAgreement;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.chaperone.keyholder.vectors.Wycheproof;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** X25519 and ML-KEM-768 as the index key uses them. */
final class WycheproofKemTest {

  @Test
  void x25519() throws GeneralSecurityException {
    int[] seen = new int[2];
    Wycheproof.each(
        "x25519_test.json",
        (group, test) -> {
          byte[] shared = Wycheproof.hex(test, "shared");
          byte[] given = agree(Wycheproof.hex(test, "private"), Wycheproof.hex(test, "public"));
          if (given.length == 0) {
            // Only results of zero are refused, by the JDK and by us; other oddities are allowed by
            // RFC 7748.
            assertArrayEquals(new byte[32], shared, test.toString());
            seen[1]++;
          } else {
            assertArrayEquals(shared, given, test.toString());
            seen[0]++;
          }
        });
    assertEquals(518, seen[0] + seen[1]);
  }

  private static byte[] agree(byte[] scalar, byte[] theirs) {
    try {
      PrivateKey mine =
          KeyFactory.getInstance("X25519")
              .generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, scalar));
      KeyAgreement agreement = KeyAgreement.getInstance("X25519");
      agreement.init(mine);
      agreement.doPhase(HybridKem.x25519Key(theirs), true);
      byte[] shared = agreement.generateSecret();
      HybridKem.requireContributory(shared);
      return shared;
    } catch (GeneralSecurityException e) {
      return new byte[0];
    }
  }

  @Test
  void mlKem768() throws GeneralSecurityException {
    int[] seen = new int[2];
    Wycheproof.each(
        "mlkem_768_test.json",
        (group, test) -> {
          if (test.path("result").asString().equals("valid")) {
            assertArrayEquals(Wycheproof.hex(test, "K"), decapsulate(test), test.toString());
            seen[0]++;
          } else {
            assertThrows(GeneralSecurityException.class, () -> decapsulate(test), test.toString());
            seen[1]++;
          }
        });
    assertEquals(193, seen[0] + seen[1]);
  }

  private static byte[] decapsulate(JsonNode test) throws GeneralSecurityException {
    byte[] seed = Wycheproof.hex(test, "seed");
    if (seed.length != 64) {
      throw new GeneralSecurityException("no seed");
    }
    byte[] expanded = new MLKEMPrivateKeyParameters(MLKEMParameters.ml_kem_768, seed).getEncoded();
    byte[] encoded =
        KeyPairGenerator.getInstance("ML-KEM-768").generateKeyPair().getPrivate().getEncoded();
    System.arraycopy(expanded, 0, encoded, encoded.length - expanded.length, expanded.length);
    PrivateKey key =
        KeyFactory.getInstance("ML-KEM-768").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    return KEM.getInstance("ML-KEM-768")
        .newDecapsulator(key)
        .decapsulate(Wycheproof.hex(test, "c"))
        .getEncoded();
  }

  @Test
  void theLabelIsXWings() {
    assertEquals(
        "5c2e2f2f5e5c",
        HexFormat.of().formatHex("\\.//^\\".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
  }
}
