package org.chaperone.mark.residual.inleak;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.picture.plane.Plane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StepsTest {

  private static Plane luma(byte[] file) {
    return switch (PictureDecoder.standard().decode(file, 10_000)) {
      case Decoded.Opened opened -> {
        try (Picture picture = opened.picture()) {
          yield Plane.luma(picture);
        }
      }
      default -> throw new IllegalStateException("a file of ours cannot be read");
    };
  }

  private static Picture drawn() {
    DrawnPhotograph p = new DrawnClinic(11, 2).photograph(1);
    try (Picture whole = Picture.of(p.width(), p.height(), p.bgr())) {
      return whole.fitting(500);
    }
  }

  private static float[] steps(Plane luma) {
    BlockGrid grid = BlockGrid.around(new int[] {0, 0}, new int[] {luma.width(), luma.height()});
    Plane all = Plane.empty(luma.width(), luma.height());
    Arrays.fill(all.values(), 1);
    BlockGrid used = grid.within(all);
    return Steps.of(used, luma, used.some(2_000));
  }

  /** The first two steps and the last of the standard's table, scaled as libjpeg does. */
  @ParameterizedTest
  @CsvSource({"10,80,55,255", "20,40,28,248", "50,16,11,99", "75,8,6,50", "92,3,2,16"})
  void areReadFromPixels(int quality, float first, float second, float last) {
    try (Picture picture = drawn()) {
      float[] steps = steps(luma(picture.jpeg(quality)));
      assertEquals(first, steps[0]);
      assertEquals(second, steps[1]);
      assertEquals(last, steps[BlockDct.SIZE - 1]);
    }
  }

  @Test
  void thereAreNoneInWhatIsNoJpeg() {
    try (Picture picture = drawn()) {
      assertArrayEquals(new float[BlockDct.SIZE], steps(Plane.luma(picture)));
    }
  }

  @Test
  void thereAreNoneWhereBlocksLieOtherwise() {
    try (Picture picture = drawn()) {
      Plane luma = luma(picture.jpeg(50));
      Plane cut = luma.part(3, 5, luma.width() - 3, luma.height() - 5);
      assertArrayEquals(new float[BlockDct.SIZE], steps(cut));
    }
  }
}
