package org.chaperone.vault.sealed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Wycheproof's vectors for the primitives that the sealed format stands on. */
final class WycheproofTest {

  private static JsonNode groups(String file) throws IOException {
    Path path = Path.of(System.getProperty("chaperone.shared"), "vectors", "wycheproof", file);
    assumeTrue(
        Files.exists(path),
        "Wycheproof's vectors are not here (" + path + "), so this was not tested.");
    return JsonMapper.builder().build().readTree(Files.readString(path)).get("testGroups");
  }

  private static byte[] hex(JsonNode test, String field) {
    return HexFormat.of().parseHex(test.get(field).asString());
  }

  @Test
  void aesGcmGivesTheRightVerdicts() throws IOException, GeneralSecurityException {
    int tried = 0;
    for (JsonNode group : groups("aes_gcm_test.json")) {
      // The format uses nonces of 96 bits and tags of 128 alone.
      if (group.get("ivSize").asInt() != 96 || group.get("tagSize").asInt() != 128) {
        continue;
      }
      for (JsonNode test : group.get("tests")) {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
            Cipher.DECRYPT_MODE,
            new SecretKeySpec(hex(test, "key"), "AES"),
            new GCMParameterSpec(128, hex(test, "iv")));
        cipher.updateAAD(hex(test, "aad"));
        byte[] text = hex(test, "ct");
        byte[] tag = hex(test, "tag");
        byte[] sealed = Arrays.copyOf(text, text.length + tag.length);
        System.arraycopy(tag, 0, sealed, text.length, tag.length);
        String which = "test " + test.get("tcId");
        if (test.get("result").asString().equals("valid")) {
          assertArrayEquals(hex(test, "msg"), cipher.doFinal(sealed), which);
        } else {
          assertThrows(GeneralSecurityException.class, () -> cipher.doFinal(sealed), which);
        }
        tried++;
      }
    }
    assertTrue(tried > 100, tried + " vectors were tried");
  }

  /** The vectors extract first, which HMAC does; what is under test is the expanding. */
  @Test
  void hkdfExpandGivesTheRightKeys() throws IOException, GeneralSecurityException {
    int tried = 0;
    for (JsonNode group : groups("hkdf_sha512_test.json")) {
      for (JsonNode test : group.get("tests")) {
        if (!test.get("result").asString().equals("valid")) {
          continue;
        }
        byte[] salt = hex(test, "salt");
        Mac mac = Mac.getInstance("HmacSHA512");
        mac.init(new SecretKeySpec(salt.length == 0 ? new byte[64] : salt, "HmacSHA512"));
        byte[] prk = mac.doFinal(hex(test, "ikm"));
        assertArrayEquals(
            hex(test, "okm"),
            MessageKeys.expand(prk, hex(test, "info"), test.get("size").asInt()),
            "test " + test.get("tcId"));
        tried++;
      }
    }
    assertTrue(tried > 50, tried + " vectors were tried");
  }
}
