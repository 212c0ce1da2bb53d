package org.chaperone.keyholder.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.chaperone.keyholder.keys.Hkdf;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** HKDF, HMAC, AES-GCM and Ed25519 as they are used here. */
final class WycheproofTest {

  private static boolean isValid(JsonNode test) {
    return test.path("result").asString().equals("valid");
  }

  @Test
  void hkdf() throws GeneralSecurityException {
    int[] seen = new int[1];
    Wycheproof.each(
        "hkdf_sha256_test.json",
        (group, test) -> {
          byte[] key = Hkdf.extract(Wycheproof.hex(test, "salt"), Wycheproof.hex(test, "ikm"));
          byte[] info = Wycheproof.hex(test, "info");
          int size = test.path("size").asInt();
          if (isValid(test)) {
            assertArrayEquals(
                Wycheproof.hex(test, "okm"), Hkdf.expand(key, info, size), test.toString());
          } else {
            assertThrows(
                IllegalArgumentException.class,
                () -> Hkdf.expand(key, info, size),
                test.toString());
          }
          seen[0]++;
        });
    assertEquals(86, seen[0]);
  }

  @Test
  void hmac() throws GeneralSecurityException {
    int[] seen = new int[1];
    Wycheproof.each(
        "hmac_sha256_test.json",
        (group, test) -> {
          byte[] tag = Wycheproof.hex(test, "tag");
          byte[] key = Wycheproof.hex(test, "key");
          byte[] made = Arrays.copyOf(Hkdf.mac(key, Wycheproof.hex(test, "msg")), tag.length);
          assertEquals(isValid(test), Arrays.equals(tag, made), test.toString());
          seen[0]++;
        });
    assertEquals(174, seen[0]);
  }

  @Test
  void aesGcmWithNoncesAndKeysOfTheLengthsUsed() throws GeneralSecurityException {
    int[] seen = new int[1];
    Wycheproof.each(
        "aes_gcm_test.json",
        (group, test) -> {
          if (group.path("keySize").asInt() != 256 || group.path("ivSize").asInt() != 96) {
            return;
          }
          seen[0]++;
          byte[] ct = Wycheproof.hex(test, "ct");
          byte[] tag = Wycheproof.hex(test, "tag");
          byte[] sealed = Arrays.copyOf(ct, ct.length + tag.length);
          System.arraycopy(tag, 0, sealed, ct.length, tag.length);
          try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(Wycheproof.hex(test, "key"), "AES"),
                new GCMParameterSpec(128, Wycheproof.hex(test, "iv")));
            cipher.updateAAD(Wycheproof.hex(test, "aad"));
            byte[] plain = cipher.doFinal(sealed);
            assertEquals("valid", test.path("result").asString(), test.toString());
            assertArrayEquals(Wycheproof.hex(test, "msg"), plain, test.toString());
          } catch (GeneralSecurityException e) {
            assertEquals("invalid", test.path("result").asString(), test.toString());
          }
        });
    assertEquals(66, seen[0]);
  }

  @Test
  void ed25519() throws GeneralSecurityException {
    int[] seen = new int[1];
    Wycheproof.each(
        "ed25519_test.json",
        (group, test) -> {
          byte[] key = Wycheproof.hex(group.path("publicKey"), "pk");
          byte[] message = Wycheproof.hex(test, "msg");
          Ed25519Signer verifier = new Ed25519Signer();
          verifier.init(false, new Ed25519PublicKeyParameters(key, 0));
          verifier.update(message, 0, message.length);
          assertEquals(
              isValid(test),
              verifier.verifySignature(Wycheproof.hex(test, "sig")),
              test.toString());
          seen[0]++;
        });
    assertEquals(151, seen[0]);
  }
}
