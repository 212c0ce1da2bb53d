package org.chaperone.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chaperone.bench.mark.Textures;
import org.chaperone.picture.Picture;
import org.junit.jupiter.api.Test;

final class FidelityTest {

  @Test
  void oneGreyLevelIsFortyEightDecibels() {
    try (Picture picture = Textures.picture(0)) {
      byte[] bgr = picture.bgr();
      for (int i = 0; i < bgr.length; i++) {
        bgr[i] = (byte) ((bgr[i] & 255) < 255 ? bgr[i] + 1 : bgr[i] - 1);
      }
      try (Picture changed = Picture.of(picture.width(), picture.height(), bgr)) {
        Fidelity fidelity = Fidelity.of(picture, changed);
        assertEquals(20 * Math.log10(255), fidelity.psnr(), 1e-9);
        assertTrue(fidelity.ssim() > .999);
      }
      assertEquals(1, Fidelity.of(picture, picture).ssim(), 1e-9);
    }
  }

  @Test
  void whatIsBlurredIsLessAlike() {
    try (Picture picture = Textures.picture(0);
        Picture little = picture.blurred(1);
        Picture much = picture.blurred(4)) {
      assertTrue(Fidelity.of(picture, little).ssim() > Fidelity.of(picture, much).ssim() + .05);
      assertTrue(Fidelity.of(picture, much).ssim() > 0);
    }
  }
}
