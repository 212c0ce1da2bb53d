package org.chaperone.drawn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DrawnClinicTest {
  private static final DrawnClinic CLINIC = new DrawnClinic(1, 60);

  /** Drawn once, because several tests look at the same photographs. */
  private static final Map<Integer, DrawnPhotograph> DRAWN = new HashMap<>();

  private static DrawnPhotograph photograph(int index) {
    return DRAWN.computeIfAbsent(index, CLINIC::photograph);
  }

  static String digest(byte[] bgr) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bgr));
  }

  @Test
  void drawsTheSameBytesOnEveryMachine() throws Exception {
    List<String> digests = new ArrayList<>();
    for (int index : new int[] {0, 17, 40}) {
      digests.add(digest(CLINIC.photograph(index).bgr()));
    }
    digests.add(digest(CLINIC.anotherShot(17, 2).bgr()));
    digests.add(digest(CLINIC.stranger(5).bgr()));
    assertEquals(
        List.of(
            "410de454369c4ad0cc9ebd2558706614e2a373f5f0b221f8699b026b678d5c00",
            "e18bbcff851d3e7e602ad140aa422652d333c30bbd5d38162ee2bb0b03354517",
            "12302223a92f1d780df623689f012b84dc6874e665d1ed7bb9c1155cce4c7192",
            "bb86f4852a96889de56fcc756e83c68d7673a5aa89ebfa395856c8ee232ba3ea",
            "aab284254c2635a66c7992b9026c490b402c0d21cd8766496cd7e01ac8baaaf3"),
        digests);
  }

  @Test
  void drawsAPhotographAlikeWhateverWasDrawnBefore() {
    DrawnClinic another = new DrawnClinic(1, 60);
    assertArrayEquals(another.photograph(9).bgr(), CLINIC.photograph(9).bgr());
    CLINIC.photograph(3);
    assertArrayEquals(another.photograph(9).bgr(), CLINIC.photograph(9).bgr());
  }

  @Test
  void drawsPicturesOfTheSizeTheyClaim() {
    for (int i = 0; i < 8; i++) {
      DrawnPhotograph picture = photograph(i * 7);
      assertEquals(picture.width() * picture.height() * 3, picture.bgr().length, picture.name());
      int pixels = picture.width() * picture.height();
      assertTrue(pixels >= 300_000 && pixels <= 1_000_000, picture.name());
    }
  }

  @Test
  void namesEveryPhotographOnceByYearPatientAndSite() {
    Pattern pattern = Pattern.compile("20\\d\\d/patient-\\d{4}/(left-|right-)?[a-z]+-\\d\\.jpg");
    Set<String> names = new HashSet<>();
    for (int i = 0; i < CLINIC.size(); i++) {
      String name = CLINIC.name(i);
      assertTrue(pattern.matcher(name).matches(), name);
      assertTrue(names.add(name), name);
    }
  }

  @Test
  void keepsBurstsAndSinglePhotographs() {
    int later = 0;
    for (int i = 0; i < CLINIC.size(); i++) {
      later += CLINIC.name(i).endsWith("-1.jpg") ? 0 : 1;
    }
    assertTrue(
        later > CLINIC.size() / 5 && later < CLINIC.size() * 3 / 5, later + " of " + CLINIC.size());
  }

  @Test
  void drawsAnotherShotOfTheSameSceneThatIsNoCopy() {
    double near = 0;
    for (int i = 0; i < 6; i++) {
      DrawnPhotograph first = photograph(i * 7);
      DrawnPhotograph second = CLINIC.anotherShot(i * 7, i);
      near +=
          Likeness.correlation(
              Likeness.thumbnail(first, 16, 16), Likeness.thumbnail(second, 16, 16));
      double fine = Likeness.correlation(middleDetail(first), middleDetail(second));
      assertTrue(fine < 0.3, first.name() + " repeats its pixels: " + fine);
    }
    assertTrue(near / 6 > 0.75, "mean likeness of shots " + near / 6);
  }

  @Test
  void drawsPatientsWithNothingInCommon() {
    List<float[]> details = new ArrayList<>();
    List<float[]> thumbnails = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      for (DrawnPhotograph picture : List.of(photograph(i * 14), CLINIC.stranger(i))) {
        details.add(middleDetail(picture));
        thumbnails.add(Likeness.thumbnail(picture, 16, 16));
      }
    }
    double likeness = 0;
    int pairs = 0;
    for (int a = 0; a < details.size(); a++) {
      for (int b = 0; b < a; b++) {
        double fine = Likeness.correlation(details.get(a), details.get(b));
        assertTrue(Math.abs(fine) < 0.12, "pictures " + a + " and " + b + ": " + fine);
        likeness += Likeness.correlation(thumbnails.get(a), thumbnails.get(b));
        pairs++;
      }
    }
    assertTrue(likeness / pairs < 0.35, "mean likeness of strangers " + likeness / pairs);
  }

  private static float[] middleDetail(DrawnPhotograph picture) {
    return Likeness.detail(picture, picture.width() / 2 - 100, picture.height() / 2 - 100, 200);
  }

  @Test
  void givesSkinLocalDetailEverywhere() {
    int poor = 0;
    for (int i = 0; i < 8; i++) {
      DrawnPhotograph picture = photograph(i * 7);
      for (int k = 0; k < 4; k++) {
        int x = picture.width() / 2 - 64 + 64 * (k % 2);
        int y = picture.height() / 2 - 64 + 64 * (k / 2);
        poor += Likeness.spread(Likeness.detail(picture, x, y, 64)) < 1.2 ? 1 : 0;
      }
    }
    assertTrue(poor <= 2, poor + " of 32 patches are too smooth to be matched");
  }

  @Test
  void exposesPicturesWithoutClippingThem() {
    for (int i = 0; i < 8; i++) {
      DrawnPhotograph picture = photograph(i * 7);
      int clipped = 0;
      for (byte level : picture.bgr()) {
        clipped += level == 0 || level == -1 ? 1 : 0;
      }
      assertTrue(
          clipped < picture.bgr().length * 0.06,
          picture.name() + " clips " + clipped + " of " + picture.bgr().length);
    }
  }

  @Test
  void namesStrangersApartFromPatients() {
    assertTrue(CLINIC.stranger(0).name().startsWith("elsewhere/"));
    assertFalse(CLINIC.anotherShot(0, 0).name().equals(CLINIC.name(0)));
  }
}
