package org.chaperone.drawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DrawnTextureTest {
  private static final DrawnTexture TEXTURE = new DrawnTexture(1);

  @Test
  void drawsTheSameBytesOnEveryMachine() throws Exception {
    assertEquals(
        List.of(
            "fd508d03f804f4dbca1631c10fb4b25fb89dafefb6b498cf3d18b30db803ac28",
            "4ae706b87aaf21466f4f7ec251439d139c021855574cb58f77ad1a78cc76d248",
            "071f006f265328d6dc86185a945c0c9833bdec9089cc015e6eebda847915c159"),
        List.of(
            DrawnClinicTest.digest(TEXTURE.bgr(0)),
            DrawnClinicTest.digest(TEXTURE.bgr(2)),
            DrawnClinicTest.digest(TEXTURE.bgr(3))));
  }

  @Test
  void drawsPicturesOfOneSizeThatDiffer() {
    DrawnPhotograph before = picture(0);
    for (int i = 1; i < 6; i++) {
      DrawnPhotograph here = picture(i);
      assertEquals(DrawnTexture.WIDTH * DrawnTexture.HEIGHT * 3, here.bgr().length);
      double alike =
          Likeness.correlation(
              Likeness.detail(before, 50, 50, 250), Likeness.detail(here, 50, 50, 250));
      assertTrue(Math.abs(alike) < 0.1, "pictures " + (i - 1) + " and " + i + ": " + alike);
      before = here;
    }
  }

  /** In natural pictures, contrast between neighbouring cells hardly depends on the cells' size. */
  @Test
  void hasContrastAtEveryScale() {
    double[] contrast = new double[4];
    for (int i = 0; i < 12; i++) {
      DrawnPhotograph picture = picture(i);
      for (int scale = 0; scale < contrast.length; scale++) {
        int columns = 128 >> scale;
        int rows = 96 >> scale;
        float[] cells = Likeness.thumbnail(picture, columns, rows);
        double sum = 0;
        for (int c = 0; c < cells.length - columns; c++) {
          sum += Math.abs(cells[c] - cells[c + columns]);
        }
        contrast[scale] += sum / cells.length;
      }
    }
    for (int scale = 1; scale < contrast.length; scale++) {
      double ratio = contrast[scale] / contrast[scale - 1];
      assertTrue(ratio > 0.6 && ratio < 1.7, "scale " + scale + ": " + ratio);
    }
  }

  private static DrawnPhotograph picture(int index) {
    return new DrawnPhotograph("", DrawnTexture.WIDTH, DrawnTexture.HEIGHT, TEXTURE.bgr(index));
  }
}
