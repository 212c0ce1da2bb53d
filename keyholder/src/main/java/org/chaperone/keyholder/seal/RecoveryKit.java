package org.chaperone.keyholder.seal;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chaperone.keyholder.keys.SecretBytes;

/**
 * A secret split into five shares, of which any three bring it back and any two say nothing
 * (Shamir, "How to share a secret", 1979, byte by byte over GF(2^8)).
 */
public final class RecoveryKit {

  /** How many shares are made. */
  public static final int SHARES = 5;

  /** How many are needed. */
  public static final int NEEDED = 3;

  private RecoveryKit() {}

  /** Splits a secret. */
  public static List<RecoveryShare> split(SecretBytes secret, SecureRandom random) {
    int kit = random.nextInt(0x10000);
    List<RecoveryShare> shares = new ArrayList<>();
    byte[] constant = secret.copy();
    byte[] linear = new byte[constant.length];
    byte[] quadratic = new byte[constant.length];
    random.nextBytes(linear);
    random.nextBytes(quadratic);
    for (int x = 1; x <= SHARES; x++) {
      byte[] y = new byte[constant.length];
      for (int i = 0; i < y.length; i++) {
        int slope = Gf256.multiply(quadratic[i] & 0xff, x) ^ (linear[i] & 0xff);
        y[i] = (byte) (Gf256.multiply(slope, x) ^ constant[i]);
      }
      shares.add(new RecoveryShare(kit, x, SecretBytes.taking(y)));
    }
    for (byte[] coefficients : List.of(constant, linear, quadratic)) {
      Arrays.fill(coefficients, (byte) 0);
    }
    return List.copyOf(shares);
  }

  /**
   * Joins three or more shares of one kit. Whether the result is the secret shows when something
   * opens with it: shares that were forged rather than mistyped are not noticed here.
   *
   * @throws SealException when they are too few, of different kits, or the same twice
   */
  public static SecretBytes join(List<RecoveryShare> shares) throws SealException {
    if (shares.size() < NEEDED) {
      throw new SealException(
          "It takes " + NEEDED + " different shares; these are " + shares.size() + ".");
    }
    List<RecoveryShare> used = shares.subList(0, NEEDED);
    if (used.stream().mapToInt(RecoveryShare::kit).distinct().count() > 1) {
      throw new SealException("These shares are of different kits.");
    }
    if (used.stream().mapToInt(RecoveryShare::number).distinct().count() < NEEDED) {
      throw new SealException("The same share was given twice.");
    }
    int length = used.getFirst().value().length();
    if (used.stream().anyMatch(share -> share.value().length() != length)) {
      throw new SealException("These shares are of different lengths.");
    }
    byte[] secret = new byte[length];
    for (RecoveryShare share : used) {
      int weight = weight(share, used);
      byte[] y = share.value().copy();
      for (int i = 0; i < length; i++) {
        secret[i] ^= (byte) Gf256.multiply(weight, y[i] & 0xff);
      }
      Arrays.fill(y, (byte) 0);
    }
    return SecretBytes.taking(secret);
  }

  /** Lagrange's basis polynomial of the share at 0; subtraction is XOR. */
  private static int weight(RecoveryShare share, List<RecoveryShare> all) {
    int weight = 1;
    for (RecoveryShare other : all) {
      if (other.number() != share.number()) {
        int difference = other.number() ^ share.number();
        weight = Gf256.multiply(weight, Gf256.multiply(other.number(), Gf256.inverse(difference)));
      }
    }
    return weight;
  }
}
