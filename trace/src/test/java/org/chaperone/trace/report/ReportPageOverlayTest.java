package org.chaperone.trace.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.trace.report.OpenedReport.Screen;
import org.chaperone.trace.report.TraceReport.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether the overlay lies where the transform says: leaked negatives, straightened by the browser,
 * must be the negatives of their photographs, pixel on pixel.
 */
@ExtendWith(Chromium.class)
class ReportPageOverlayTest {

  private static final Warp NONE = Warp.NONE;

  @TempDir static Path folder;

  /** The leaked pictures; all of them show the whole photograph. */
  private static final Map<String, Warp> WARPS =
      new TreeMap<>(
          Map.of(
              "rotated", NONE.rotated(31, 480, 360).scaled(0.7).moved(160, 150),
              "mirrored", NONE.mirrored(Case.WIDTH).scaled(0.5),
              "perspective",
                  NONE.scaled(0.8).tilted(0.0005, 0.0002).rotated(-8, 400, 300).moved(120, 190),
              "stretched", NONE.scaled(0.9, 0.5)));

  @BeforeAll
  static void writeReport() throws Exception {
    var leak = new Case(PreviewBudget.forPictures(10), number -> clouds());
    WARPS.forEach(
        (name, warp) ->
            leak.add(
                name,
                Verdict.COPY,
                1000,
                800,
                ReportPageOverlayTest::negative,
                leak.part(1, warp)));
    ReportWriter.write(folder, leak.report(), leak);
    Files.createDirectories(Path.of("target/screenshots"));
  }

  @Test
  void laysTheLeakedPictureOverItsPhotograph(Browser browser) throws Exception {
    try (var report = open(browser)) {
      for (String name : WARPS.keySet()) {
        report.row(name).click();
        report.press("2");
        report.page.locator("#amount").fill("0");
        try (Picture archive = stage(report, name + "-archive");
            Picture expected = negative(archive)) {
          report.page.locator("#amount").fill("100");
          assertSamePlace(stage(report, name), expected, name);
        }
      }
    }
  }

  /** Nowhere near may the two agree better than where they lie. */
  private static void assertSamePlace(Picture seen, Picture expected, String name) {
    double off = difference(seen, expected, 0, 1);
    System.out.printf("overlay of %s: %.2f grey levels off%n", name, off);
    assertTrue(off < 6, name + " lies " + off + " grey levels off");
    for (double[] shift : new double[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
      double[] warp = Warp.NONE.moved(shift[0], shift[1]).matrix();
      try (Picture moved = expected.warped(warp, expected.width(), expected.height(), 0)) {
        assertTrue(difference(seen, moved, 0, 1) > off, name + " lies a pixel off");
      }
    }
  }

  @Test
  void wipesFromTheArchiveToTheLeakedPictureByKeysAndByPointer(Browser browser) throws Exception {
    try (var report = open(browser);
        Picture photograph = clouds();
        Picture negative = negative(photograph)) {
      report.row("mirrored").click();
      Locator slider = report.page.locator("#amount");
      assertHalves(report, photograph, negative, 0.5);
      slider.focus();
      for (int i = 0; i < 20; i++) {
        report.page.keyboard().press("ArrowRight");
      }
      assertThat(slider).hasValue("70");
      assertHalves(report, photograph, negative, 0.7);
      report.page.locator(".stage").scrollIntoViewIfNeeded();
      var box = report.page.locator(".stage").boundingBox();
      report.page.mouse().move(box.x + box.width * 0.5, box.y + box.height * 0.5);
      report.page.mouse().down();
      report.page.mouse().move(box.x + box.width * 0.2, box.y + box.height * 0.5);
      report.page.mouse().up();
      assertThat(slider).hasValue("20");
      assertHalves(report, photograph, negative, 0.2);
    }
  }

  @Test
  void showsOneThenTheOtherAndWhatDiffers(Browser browser) throws Exception {
    try (var report = open(browser);
        Picture photograph = clouds();
        Picture negative = negative(photograph)) {
      report.row("perspective").click();
      report.press("3");
      assertNear(report, negative, "blink");
      report.page.getByText("Swap").click();
      assertThat(report.page.locator(".side.start")).hasText("Archive");
      assertNear(report, photograph, "blink-archive");
      report.press("2");
      report.page.locator("#amount").fill("0");
      assertNear(report, photograph, "fade-0");
      report.press("4");
      assertThat(report.page.locator(".stage")).hasAttribute("data-mode", "difference");
    }
  }

  @Test
  void zoomsToThePartThatBothShare(Browser browser) {
    try (var report =
        new OpenedReport(
            browser, usualReport().resolve(ReportWriter.HTML), Screen.DESKTOP, ColorScheme.LIGHT)) {
      report.row("crop-25").click();
      report.page.getByText("Zoom to the shared part").click();
      report.screenshot("desktop-zoomed");
      assertThat(report.page.locator(".panel.overlay header .tool"))
          .hasAttribute("aria-pressed", "true");
    }
  }

  private static Path usualReport() {
    try {
      var leak = Case.usual();
      ReportWriter.write(folder.resolve("usual"), leak.report(), leak);
      return folder.resolve("usual");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void assertHalves(
      OpenedReport report, Picture photograph, Picture negative, double at) throws Exception {
    try (Picture seen = stage(report, "wipe-" + at)) {
      double left = difference(seen, negative, 0, at - 0.06);
      double right = difference(seen, photograph, at + 0.06, 1);
      assertTrue(left < 8 && right < 8, "left " + left + ", right " + right);
      assertTrue(difference(seen, photograph, 0, at - 0.06) > 40, "the left half is no negative");
    }
  }

  private static void assertNear(OpenedReport report, Picture expected, String name)
      throws Exception {
    try (Picture seen = stage(report, name)) {
      double off = difference(seen, expected, 0, 1);
      assertTrue(off < 8, name + " is " + off + " grey levels off");
    }
  }

  private static Picture stage(OpenedReport report, String name) throws Exception {
    report.pictures();
    byte[] png = report.page.locator(".stage").screenshot();
    Files.write(Path.of("target/screenshots/overlay-" + name + ".png"), png);
    if (new PictureDecoder(100_000_000).decode(png) instanceof Decoded.Opened opened) {
      return opened.picture();
    }
    throw new AssertionError("the browser's screenshot is no picture");
  }

  /** Mean difference in grey levels between two shares of the width, without rim and labels. */
  private static double difference(Picture seen, Picture expected, double from, double to) {
    int width = seen.width();
    int height = seen.height();
    byte[] a = seen.bgr();
    byte[] b;
    try (Picture same = expected.resized(width, height)) {
      b = same.bgr();
    }
    double sum = 0;
    long count = 0;
    for (int y = height / 6; y < height - 4; y++) {
      for (int x = Math.max(4, (int) (from * width)); x < Math.min(width - 4, to * width); x++) {
        for (int c = 0; c < 3; c++) {
          int i = (y * width + x) * 3 + c;
          sum += Math.abs((a[i] & 0xFF) - (b[i] & 0xFF));
          count++;
        }
      }
    }
    return sum / count;
  }

  /** Large soft spots of strong colours: every shift shows, no resampling does. */
  private static Picture clouds() {
    byte[] spots = new byte[32 * 24 * 3];
    new Random(5).nextBytes(spots);
    try (Picture small = Picture.of(32, 24, spots)) {
      return small.resized(Case.WIDTH, Case.HEIGHT);
    }
  }

  private static Picture negative(Picture picture) {
    byte[] bgr = picture.bgr();
    for (int i = 0; i < bgr.length; i++) {
      bgr[i] = (byte) ~bgr[i];
    }
    return Picture.of(picture.width(), picture.height(), bgr);
  }

  private static OpenedReport open(Browser browser) {
    return new OpenedReport(
        browser, folder.resolve(ReportWriter.HTML), Screen.DESKTOP, ColorScheme.LIGHT);
  }
}
