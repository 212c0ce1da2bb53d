package org.chaperone.ledger.note;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The vectors of project Wycheproof for every primitive that the ledger uses, as it uses it. */
class WycheproofTest {

  private interface Check {
    boolean isRight(JsonNode group, JsonNode test) throws GeneralSecurityException;
  }

  private static void all(String file, int atLeast, Check check) throws Exception {
    Path path = Path.of(System.getProperty("chaperone.shared", ""), "vectors", "wycheproof", file);
    assumeTrue(Files.exists(path), "the published vectors are not here: " + path);
    int count = 0;
    for (JsonNode group : new ObjectMapper().readTree(path.toFile()).get("testGroups")) {
      for (JsonNode test : group.get("tests")) {
        boolean isValid = test.get("result").asString().equals("valid");
        String name = file + " " + test.get("tcId").asInt() + " " + test.get("comment").asString();
        assertEquals(isValid, check.isRight(group, test), name);
        count++;
      }
    }
    assertTrue(count >= atLeast, count + " vectors of " + file);
  }

  private static byte[] hex(JsonNode node, String name) {
    return HexFormat.of().parseHex(node.get(name).asString());
  }

  @Test
  void ed25519() throws Exception {
    all(
        "ed25519_test.json",
        150,
        (group, test) ->
            KeyType.ED25519.verifies(
                hex(group.get("publicKey"), "pk"), hex(test, "msg"), hex(test, "sig")));
  }

  @Test
  void mlDsa44() throws Exception {
    all(
        "mldsa_44_verify_test.json",
        100,
        (group, test) -> {
          boolean verifies =
              KeyType.COSIGNATURE_ML_DSA_44.verifies(
                  hex(group, "publicKey"), hex(test, "msg"), hex(test, "sig"));
          if (test.has("ctx") && !test.get("ctx").asString().isEmpty()) {
            // A note is signed without a context, so a signature for one is none of a note.
            assertFalse(verifies);
            return test.get("result").asString().equals("valid");
          }
          return verifies;
        });
  }

  @Test
  void aesGcm() throws Exception {
    all("aes_gcm_test.json", 300, (group, test) -> decrypts(test));
  }

  private static boolean decrypts(JsonNode test) {
    byte[] ciphertext = hex(test, "ct");
    byte[] tag = hex(test, "tag");
    byte[] sealed = Arrays.copyOf(ciphertext, ciphertext.length + tag.length);
    System.arraycopy(tag, 0, sealed, ciphertext.length, tag.length);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(hex(test, "key"), "AES"),
          new GCMParameterSpec(8 * tag.length, hex(test, "iv")));
      cipher.updateAAD(hex(test, "aad"));
      assertArrayEquals(hex(test, "msg"), cipher.doFinal(sealed));
      return true;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  @Test
  void hkdfSha256() throws Exception {
    all(
        "hkdf_sha256_test.json",
        80,
        (group, test) -> {
          try {
            var parameters =
                HKDFParameterSpec.ofExtract()
                    .addIKM(hex(test, "ikm"))
                    .addSalt(hex(test, "salt"))
                    .thenExpand(hex(test, "info"), test.get("size").asInt());
            byte[] okm = KDF.getInstance("HKDF-SHA256").deriveData(parameters);
            return Arrays.equals(hex(test, "okm"), okm);
          } catch (GeneralSecurityException e) {
            return false;
          }
        });
  }

  @Test
  void hmacSha256() throws Exception {
    all(
        "hmac_sha256_test.json",
        150,
        (group, test) -> {
          Mac mac = Mac.getInstance("HmacSHA256");
          mac.init(new SecretKeySpec(hex(test, "key"), "HmacSHA256"));
          int tagBytes = group.get("tagSize").asInt() / 8;
          return Arrays.equals(
              hex(test, "tag"), Arrays.copyOf(mac.doFinal(hex(test, "msg")), tagBytes));
        });
  }
}
