package org.chaperone.keyholder.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.chaperone.keyholder.keys.SecretBytes;
import org.junit.jupiter.api.Test;

final class SealsTest {

  private static final byte[] CONTEXT = {1, 2, 3};

  private final SecureRandom random = new SecureRandom();
  private final SecretBytes root = SecretBytes.random(random, 32);

  private Seal passphrase(String words) {
    return new PassphraseSeal(words.toCharArray(), Argon2Cost.LEAST, random);
  }

  @Test
  void aPassphraseOpensWhatItLockedAndNothingElseDoes() throws SealException {
    byte[] locked = passphrase("correct horse").lock(root, CONTEXT);
    assertEquals(root, passphrase("correct horse").unlock(locked, CONTEXT));
    assertThrows(SealException.class, () -> passphrase("correct horsf").unlock(locked, CONTEXT));
    assertThrows(
        SealException.class, () -> passphrase("correct horse").unlock(locked, new byte[] {1}));
  }

  @Test
  void noBitOfALockedRootKeyCanBeFlipped() throws SealException {
    byte[] locked = passphrase("correct horse").lock(root, CONTEXT);
    // The costs come first: changed ones are other costs, or out of range, but never the memory of
    // the whole machine.
    for (int bit = 6 * 8; bit < locked.length * 8; bit++) {
      byte[] changed = locked.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThrows(SealException.class, () -> passphrase("correct horse").unlock(changed, CONTEXT));
    }
    for (int length = 0; length < locked.length; length++) {
      byte[] shorter = Arrays.copyOf(locked, length);
      assertThrows(SealException.class, () -> passphrase("correct horse").unlock(shorter, CONTEXT));
    }
  }

  @Test
  void argon2idGivesTheVectorOfItsReferenceImplementation() {
    // echo -n password | argon2 somesalt -id -t 2 -k 256 -p 1 -l 32
    SecretBytes key =
        new Argon2Cost(2, 256, 1)
            .stretch("password".toCharArray(), "somesalt".getBytes(StandardCharsets.US_ASCII));
    assertEquals(
        "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe",
        key.with(java.util.HexFormat.of()::formatHex));
  }

  @Test
  void costsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Argon2Cost(0, 64, 1));
    assertThrows(IllegalArgumentException.class, () -> new Argon2Cost(1, Integer.MAX_VALUE, 1));
  }

  @Test
  void theTransitServiceLocksAndUnlocks() throws Exception {
    try (TransitStub stub = TransitStub.start("secret-token")) {
      Seal seal = transit(stub.address(), "secret-token");
      assertTrue(seal.isOutside());
      byte[] locked = seal.lock(root, CONTEXT);
      assertTrue(new String(locked, StandardCharsets.UTF_8).startsWith("vault:v1:"));
      assertEquals(root, seal.unlock(locked, CONTEXT));
      assertThrows(SealException.class, () -> seal.unlock(locked, new byte[] {9}));
      SealException denied =
          assertThrows(
              SealException.class, () -> transit(stub.address(), "wrong").unlock(locked, CONTEXT));
      assertFalse(String.valueOf(denied.getMessage()).contains("wrong"));
    }
  }

  private static Seal transit(URI address, String token) {
    return new TransitSeal(
        HttpClient.newHttpClient(),
        address,
        SecretBytes.taking(token.getBytes(StandardCharsets.UTF_8)),
        "transit",
        "chaperone");
  }

  @Test
  void theTransitServiceIsNotAskedInTheClearOverANetwork() {
    assertThrows(
        IllegalArgumentException.class, () -> transit(URI.create("http://bao.example:8200"), "t"));
    assertThrows(
        SealException.class,
        () -> transit(URI.create("http://127.0.0.1:1"), "t").lock(root, CONTEXT));
  }
}
