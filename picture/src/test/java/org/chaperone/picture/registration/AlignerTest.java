package org.chaperone.picture.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.junit.jupiter.api.Test;

class AlignerTest {

  private static final DrawnClinic CLINIC = new DrawnClinic(4, 8);

  private static Picture picture(DrawnPhotograph p) {
    return Picture.of(p.width(), p.height(), p.bgr());
  }

  private static Picture jpeg(Picture picture, int quality) {
    if (PictureDecoder.standard().decode(picture.jpeg(quality)) instanceof Decoded.Opened o) {
      return o.picture();
    }
    throw new AssertionError("a JPEG of ours must decode");
  }

  private static Alignment align(Picture photograph, Picture leak, Transform thumbnailToLeak) {
    Thumbnail thumbnail = Thumbnail.of(photograph);
    try (LeakedPicture leaked = new LeakedPicture(leak)) {
      Optional<Alignment> found = leaked.over(thumbnail.jpeg(), thumbnailToLeak.inverse(), false);
      return found.orElseThrow();
    }
  }

  private static Transform fromThumbnail(Picture photograph) {
    Thumbnail t = Thumbnail.of(photograph);
    return Transform.scaling(
        (double) photograph.width() / t.width(), (double) photograph.height() / t.height());
  }

  @Test
  void findsTheExactTransformFromARoughGuess() {
    try (Picture photograph = picture(CLINIC.photograph(0))) {
      double turn = Math.toRadians(9);
      double c = .8 * Math.cos(turn);
      double s = .8 * Math.sin(turn);
      double[] truth = {c, -s, 90, s, c, -20, .00005, .00002, 1};
      int width = photograph.width();
      int height = photograph.height();
      try (Picture warped = photograph.warped(truth, width, height, 128);
          Picture leak = jpeg(warped, 70)) {
        Transform real = Transform.of(truth).after(fromThumbnail(photograph));
        Transform rough = Transform.of(1, 0, 4, 0, 1, -5, 0, 0, 1).after(real);
        Alignment found = align(photograph, leak, rough);
        for (double[] p : new double[][] {{200, 150}, {300, 250}, {250, 200}}) {
          double[] want = real.apply(p[0], p[1]);
          double[] got = found.transform().apply(p[0], p[1]);
          assertEquals(0, Math.hypot(want[0] - got[0], want[1] - got[1]), .8);
        }
        assertTrue(found.still() > .8 * found.agreeing(), found.toString());
        assertTrue(found.drift() < 3, found.toString());
      }
    }
  }

  @Test
  void anotherShotDrifts() {
    try (Picture photograph = picture(CLINIC.photograph(1));
        Picture next = picture(CLINIC.anotherShot(1, 1))) {
      Alignment found = align(photograph, next, fromThumbnail(photograph));
      boolean seen = found.agreeing() >= 15;
      assertTrue(!seen || found.drift() > 3, found.toString());
    }
  }

  @Test
  void aBlurredCopyIsComparedWhereItIsSharp() {
    try (Picture photograph = picture(CLINIC.photograph(2));
        Picture blurred = photograph.blurred(7)) {
      Alignment found = align(photograph, blurred, fromThumbnail(photograph));
      assertTrue(found.agreeing() > .6 * found.patches(), found.toString());
      assertTrue(found.still() > .75 * found.agreeing(), found.toString());
    }
  }

  @Test
  void aStrangerDoesNotAgree() {
    try (Picture photograph = picture(CLINIC.photograph(3));
        Picture other = picture(CLINIC.stranger(1));
        LeakedPicture leaked = new LeakedPicture(other)) {
      Thumbnail thumbnail = Thumbnail.of(photograph);
      leaked
          .over(thumbnail.jpeg(), fromThumbnail(photograph).inverse(), false)
          .ifPresent(a -> assertTrue(a.still() < .2 * a.patches(), a.toString()));
    }
  }

  @Test
  void aThumbnailKeepsItsBytes() {
    byte[] noise = new byte[800 * 700 * 3];
    new java.util.Random(1).nextBytes(noise);
    try (Picture busy = Picture.of(800, 700, noise)) {
      assertTrue(Thumbnail.of(busy).jpeg().length <= 40_000);
      assertEquals(512, Thumbnail.of(busy).width());
    }
  }
}
