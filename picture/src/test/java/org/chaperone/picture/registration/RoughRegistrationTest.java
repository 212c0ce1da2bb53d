package org.chaperone.picture.registration;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoughRegistrationTest {

  private static final double NEAR = 3;

  private static Picture photograph() {
    DrawnPhotograph p = new DrawnClinic(11, 2).photograph(1);
    try (Picture whole = Picture.of(p.width(), p.height(), p.bgr())) {
      return whole.fitting(640);
    }
  }

  private static Picture recoded(Picture picture, int quality) {
    return switch (PictureDecoder.standard().decode(picture.jpeg(quality), 10_000)) {
      case Decoded.Opened opened -> opened.picture();
      default -> throw new IllegalStateException("a JPEG of ours cannot be read");
    };
  }

  /** A small turned part in a corner of a page that is busy besides, compressed strongly. */
  @ParameterizedTest
  @CsvSource({"8,false", "-25,true", "140,false"})
  void proposesWhereALittlePartLies(double degrees, boolean mirrored) {
    double c = .6 * Math.cos(Math.toRadians(degrees));
    double s = .6 * Math.sin(Math.toRadians(degrees));
    double x = 250;
    double y = 200;
    Transform turn = Transform.of(c, -s, 60 - c * x + s * y, s, c, 60 - s * x - c * y, 0, 0, 1);
    Transform truth = mirrored ? Transform.mirror(120).after(turn) : turn;
    try (Picture photograph = photograph();
        Picture small = photograph.warped(truth.numbers(), 120, 120, 90);
        Picture leak = recoded(small, 25)) {
      List<Transform> proposals = RoughRegistration.proposals(photograph, leak);
      double nearest =
          proposals.stream().mapToDouble(t -> farthest(t, truth, x, y)).min().orElse(1e9);
      assertTrue(nearest < NEAR, "nearest of " + proposals.size() + " by " + nearest + " pixels");
    }
  }

  private static double farthest(Transform a, Transform b, double x, double y) {
    double far = 0;
    for (int corner = 0; corner < 4; corner++) {
      double atX = corner % 2 == 0 ? x - 60 : x + 60;
      double atY = corner < 2 ? y - 60 : y + 60;
      double[] p = a.apply(atX, atY);
      double[] q = b.apply(atX, atY);
      far = Math.max(far, Math.hypot(p[0] - q[0], p[1] - q[1]));
    }
    return far;
  }
}
