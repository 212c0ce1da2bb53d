package org.chaperone.trace.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.chaperone.picture.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewBudgetTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 40, 900, 5_000, 20_000, 100_000})
  void keepsThePageInItsSizeHoweverManyPictures(int pictures) {
    var budget = PreviewBudget.forPictures(pictures);
    assertTrue((long) budget.bytes() * pictures <= PreviewBudget.PAGE_BYTES, budget.toString());
  }

  @Test
  void givesFewPicturesDetailAndManyAThumbnail() {
    assertEquals(640, PreviewBudget.forPictures(80).side());
    assertTrue(PreviewBudget.forPictures(20_000).side() >= 128);
    assertTrue(PreviewBudget.forPictures(20_000).side() <= 160);
    assertEquals(PreviewBudget.SMALLEST_SIDE, PreviewBudget.forPictures(10_000_000).side());
  }

  @Test
  void shrinksAPictureOfNothingButNoiseUntilItFits() {
    byte[] noise = new byte[900 * 700 * 3];
    new Random(1).nextBytes(noise);
    var budget = PreviewBudget.forPictures(20_000);
    try (Picture picture = Picture.of(900, 700, noise)) {
      var preview = Preview.of(picture, 3600, 2800, budget);
      assertTrue(preview.file().length <= budget.bytes(), preview.file().length + " bytes");
      assertEquals(3600, preview.originalWidth());
      assertEquals(900.0 / 700, (double) preview.width() / preview.height(), 0.05);
    }
  }

  @Test
  void refusesAPreviewThatBrowsersCannotShow() {
    byte[] tiff = {'I', 'I', 42, 0, 8, 0, 0, 0, 0, 0, 0, 0};
    assertThrows(IllegalArgumentException.class, () -> new Preview(tiff, 1, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Preview(new byte[0], 1, 1, 1, 1));
  }
}
