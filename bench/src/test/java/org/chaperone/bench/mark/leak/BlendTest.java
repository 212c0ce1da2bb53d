package org.chaperone.bench.mark.leak;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BlendTest {

  private static final List<byte[]> VIEWS =
      List.of(
          new byte[] {10, 0, (byte) 250}, new byte[] {20, 0, (byte) 254}, new byte[] {60, 3, 2});

  private static byte[] blended(Blend blend) {
    return blend.of(VIEWS, 1, new SplittableRandom(1));
  }

  @Test
  void blendsColourByColour() {
    assertArrayEquals(new byte[] {30, 1, (byte) 169}, blended(Blend.AVERAGE));
    assertArrayEquals(new byte[] {10, 0, 2}, blended(Blend.MIN));
    assertArrayEquals(new byte[] {60, 3, (byte) 254}, blended(Blend.MAX));
    assertArrayEquals(new byte[] {20, 0, (byte) 250}, blended(Blend.MEDIAN));
    assertArrayEquals(new byte[] {35, 2, (byte) 128}, blended(Blend.MIN_MAX));
  }

  @Test
  void cutsMosaicsOfWholeSquares() {
    int side = 96;
    byte[] one = new byte[3 * side * side];
    byte[] other = new byte[one.length];
    Arrays.fill(other, (byte) 1);
    byte[] mosaic = Blend.MOSAIC.of(List.of(one, other), side, new SplittableRandom(2));
    int ones = 0;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        byte here = mosaic[3 * (y * side + x)];
        assertEquals(mosaic[3 * (y / 32 * 32 * side + x / 32 * 32)], here);
        ones += here;
      }
    }
    assertTrue(ones > 0 && ones < side * side);
  }
}
