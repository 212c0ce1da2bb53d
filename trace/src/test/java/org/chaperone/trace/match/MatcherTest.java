package org.chaperone.trace.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.trace.Progress;
import org.chaperone.trace.archive.FolderArchive;
import org.chaperone.trace.archive.Indexing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatcherTest {

  private static final DrawnClinic CLINIC = new DrawnClinic(21, 12);
  private static final int PHOTOGRAPHS = 12;

  @TempDir private static Path folder;
  private static FolderArchive archive;
  private static Matcher matcher;
  private static final Map<Integer, String> NAMES = new HashMap<>();

  @BeforeAll
  static void indexAnArchive() throws IOException, InterruptedException {
    Path root = Files.createDirectories(folder.resolve("archive"));
    for (int i = 0; i < PHOTOGRAPHS; i++) {
      try (Picture p = drawn(i)) {
        NAMES.put(i, "p" + i + ".jpg");
        Files.write(root.resolve(NAMES.get(i)), p.jpeg(92));
      }
    }
    archive =
        new Indexing(root, folder.resolve("index"), 2, PictureDecoder.standard(), Progress.silent())
            .run();
    matcher = new Matcher(archive);
  }

  @AfterAll
  static void closeTheArchive() throws IOException {
    archive.close();
  }

  private static Picture drawn(int i) {
    return picture(CLINIC.photograph(i));
  }

  private static Picture picture(DrawnPhotograph p) {
    return Picture.of(p.width(), p.height(), p.bgr());
  }

  private static List<Match> match(byte[] file) {
    if (PictureDecoder.standard().decode(file, Matcher.ENOUGH) instanceof Decoded.Opened o) {
      try (Picture p = o.picture()) {
        return matcher.match(p, o.width(), o.height());
      }
    }
    throw new AssertionError("a picture of ours must decode");
  }

  private static String name(Match m) {
    return archive.photograph(m.photograph()).path();
  }

  @Test
  void namesACropAndWhereItIs() {
    try (Picture p = drawn(2);
        Picture crop = p.cropped(p.width() / 3, p.height() / 4, p.width() / 2, p.height() / 2)) {
      Match m = match(crop.jpeg(75)).getFirst();
      assertEquals(NAMES.get(2), name(m));
      assertEquals(Match.Finding.COPY, m.finding());
      double[] corner = m.transform().apply(p.width() / 3.0, p.height() / 4.0);
      assertEquals(0, Math.hypot(corner[0], corner[1]), 2.5);
      assertFalse(m.mirrored());
    }
  }

  @Test
  void namesAMirroredCopy() {
    try (Picture p = drawn(5);
        Picture mirror = p.mirrored();
        Picture small = mirror.resized(p.width() / 2, p.height() / 2)) {
      Match m = match(small.jpeg(60)).getFirst();
      assertEquals(NAMES.get(5), name(m));
      assertTrue(m.mirrored());
      double[] corner = m.transform().apply(0, 0);
      assertEquals(0, Math.hypot(corner[0] - (p.width() / 2.0 - 1), corner[1]), 2.5);
    }
  }

  @Test
  void namesEveryPhotographOfACollage() {
    int[] members = {0, 4, 7, 9};
    int side = 360;
    byte[] page = new byte[4 * side * side * 3];
    for (int k = 0; k < 4; k++) {
      try (Picture p = drawn(members[k]);
          Picture tile = p.resized(side, side)) {
        byte[] bgr = tile.bgr();
        for (int y = 0; y < side; y++) {
          int to = ((y + k / 2 * side) * 2 * side + k % 2 * side) * 3;
          System.arraycopy(bgr, y * side * 3, page, to, side * 3);
        }
      }
    }
    try (Picture collage = Picture.of(2 * side, 2 * side, page)) {
      List<String> found =
          match(collage.jpeg(80)).stream()
              .filter(m -> m.finding() == Match.Finding.COPY)
              .map(MatcherTest::name)
              .toList();
      for (int member : members) {
        assertTrue(found.contains(NAMES.get(member)), member + " in " + found);
      }
    }
  }

  @Test
  void findsNothingInAStranger() {
    try (Picture stranger = picture(CLINIC.stranger(3))) {
      assertEquals(List.of(), match(stranger.jpeg(90)));
    }
  }

  @Test
  void neverCallsAShotInWhichThingsMovedACopy() {
    for (int i = 0; i < 4; i++) {
      String own = NAMES.get(i);
      try (Picture next = picture(CLINIC.anotherShot(i, 2))) {
        assertTrue(
            match(next.jpeg(90)).stream()
                .noneMatch(m -> m.finding() == Match.Finding.COPY && name(m).equals(own)),
            own);
      }
    }
  }

  @Test
  void findsAWholePictureWithoutUsableFeatures() {
    try (Picture p = drawn(6);
        Picture tiny = p.resized(64, 64 * p.height() / p.width());
        Picture blurred = tiny.blurred(1)) {
      List<Match> found = match(blurred.jpeg(60));
      assertTrue(found.isEmpty() || name(found.getFirst()).equals(NAMES.get(6)));
    }
  }
}
