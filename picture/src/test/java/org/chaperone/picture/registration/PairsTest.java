package org.chaperone.picture.registration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.chaperone.picture.features.Features;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PairsTest {

  private static Features points(long seed, int count, int most) {
    byte[] descriptors = new byte[count * Features.DESCRIPTOR];
    Random random = new Random(seed);
    for (int i = 0; i < descriptors.length; i++) {
      descriptors[i] = (byte) random.nextInt(most + 1);
    }
    float[] none = new float[count];
    return new Features(640, 480, none, none, none, none, descriptors);
  }

  /** Found one by one, in whole numbers; with two values there are ties, and the first one wins. */
  @ParameterizedTest
  @CsvSource({"90,70,255", "40,60,1", "3,2,255", "5,1,255", "5,0,255", "0,5,255"})
  void nearestIsTheNearestOfAllAndTheRatioExact(int ofLeak, int ofBase, int most) {
    Features leak = points(1, ofLeak, most);
    Features base = points(2, ofBase, most);
    int[] nearest = new int[ofLeak];
    float[] ratio = new float[ofLeak];
    for (int i = 0; i < ofLeak; i++) {
      long best = Long.MAX_VALUE;
      long next = Long.MAX_VALUE;
      nearest[i] = -1;
      for (int j = 0; j < ofBase; j++) {
        long square = square(leak, i, base, j);
        if (square < best) {
          next = best;
          best = square;
          nearest[i] = j;
        } else {
          next = Math.min(next, square);
        }
      }
      ratio[i] = ofBase == 0 ? 1 : ofBase == 1 ? 0 : (float) Math.sqrt(best / (double) next);
    }

    Pairs pairs = Pairs.of(base, leak);

    assertArrayEquals(nearest, pairs.nearest());
    assertArrayEquals(ratio, pairs.ratio());
  }

  private static long square(Features leak, int i, Features base, int j) {
    int sum = 0;
    for (int k = 0; k < Features.DESCRIPTOR; k++) {
      int off =
          (leak.descriptors()[i * Features.DESCRIPTOR + k] & 255)
              - (base.descriptors()[j * Features.DESCRIPTOR + k] & 255);
      sum += off * off;
    }
    return sum;
  }
}
