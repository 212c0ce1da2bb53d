package org.chaperone.keyholder.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.chaperone.keyholder.keys.SecretBytes;
import org.junit.jupiter.api.Test;

final class RecoveryKitTest {

  private final SecureRandom random = new SecureRandom();

  @Test
  void multiplicationIsThatOfAes() {
    assertEquals(0xc1, Gf256.multiply(0x57, 0x83), "the example of FIPS 197 section 4.2");
    assertEquals(0xfe, Gf256.multiply(0x57, 0x13));
    for (int a = 1; a < 256; a++) {
      assertEquals(1, Gf256.multiply(a, Gf256.inverse(a)));
    }
  }

  @Test
  void anyThreeSharesGiveTheSecretAndTwoDoNot() throws SealException {
    SecretBytes secret = SecretBytes.random(random, 32);
    List<RecoveryShare> kit = RecoveryKit.split(secret, random);
    for (int a = 0; a < 5; a++) {
      for (int b = 0; b < 5; b++) {
        for (int c = 0; c < 5; c++) {
          if (a != b && b != c && a != c) {
            assertEquals(secret, RecoveryKit.join(List.of(kit.get(a), kit.get(b), kit.get(c))));
          }
        }
      }
    }
    assertThrows(SealException.class, () -> RecoveryKit.join(kit.subList(0, 2)));
    assertThrows(
        SealException.class, () -> RecoveryKit.join(List.of(kit.get(0), kit.get(0), kit.get(1))));
    assertThrows(
        SealException.class,
        () ->
            RecoveryKit.join(
                List.of(kit.get(0), kit.get(1), RecoveryKit.split(secret, random).get(2))));
    SecretBytes lie = SecretBytes.random(random, 32);
    assertNotEquals(
        secret,
        RecoveryKit.join(
            List.of(kit.get(0), kit.get(1), new RecoveryShare(kit.get(2).kit(), 3, lie))));
  }

  @Test
  void twoSharesFitEverySecret() throws SealException {
    SecretBytes secret = SecretBytes.taking(new byte[] {42});
    List<RecoveryShare> kit = RecoveryKit.split(secret, random);
    List<Integer> possible = new ArrayList<>();
    for (int third = 0; third < 256; third++) {
      RecoveryShare guess =
          new RecoveryShare(kit.get(2).kit(), 3, SecretBytes.taking(new byte[] {(byte) third}));
      possible.add(RecoveryKit.join(List.of(kit.get(0), kit.get(1), guess)).copy()[0] & 0xff);
    }
    assertEquals(256, possible.stream().distinct().count());
  }

  @Test
  void aPrintedShareIsReadAndAMistypedOneIsNoticed() throws SealException {
    RecoveryShare share = RecoveryKit.split(SecretBytes.random(random, 32), random).getFirst();
    assertEquals(share, RecoveryShare.parse(share.printed()));
    assertEquals(
        share,
        RecoveryShare.parse(share.printed().toLowerCase(java.util.Locale.ROOT).replace('-', ' ')));
    String printed = share.printed();
    for (int i = 10; i < printed.length(); i++) {
      char other = printed.charAt(i) == '7' ? '8' : '7';
      if (printed.charAt(i) != '-') {
        String mistyped = printed.substring(0, i) + other + printed.substring(i + 1);
        assertThrows(SealException.class, () -> RecoveryShare.parse(mistyped));
      }
    }
  }
}
