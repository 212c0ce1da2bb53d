package org.chaperone.keyholder.seal;

/**
 * Arithmetic of GF(2^8) modulo x^8 + x^4 + x^3 + x + 1, AES's field, without tables or branches on
 * the operands: their bytes are secret.
 */
final class Gf256 {

  private Gf256() {}

  static int multiply(int a, int b) {
    int product = 0;
    int left = a;
    for (int bit = 0; bit < 8; bit++) {
      product ^= left & -((b >> bit) & 1);
      left = (left << 1) ^ (0x11b & -((left >> 7) & 1));
    }
    return product;
  }

  /** a^254, which is 1/a for all a but 0, and 0 for 0. */
  static int inverse(int a) {
    int square = a;
    int product = 1;
    for (int bit = 1; bit < 8; bit++) {
      square = multiply(square, square);
      product = multiply(product, square);
    }
    return product;
  }
}
