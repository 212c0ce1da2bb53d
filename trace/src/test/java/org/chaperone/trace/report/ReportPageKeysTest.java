package org.chaperone.trace.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.chaperone.trace.report.OpenedReport.Screen;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a person does with the page, by keyboard and by pointer. */
@ExtendWith(Chromium.class)
class ReportPageKeysTest {

  @TempDir static Path folder;

  @BeforeAll
  static void writeReport() throws Exception {
    var leak = Case.usual();
    ReportWriter.write(folder, leak.report(), leak);
  }

  @Test
  void walksTheListAndOpensAPictureByKeysAlone(Browser browser) {
    try (var report = open(browser, Screen.DESKTOP)) {
      report.press("Tab");
      assertThat(report.page.locator(":focus")).hasText("Skip to the leaked pictures");
      report.press("Enter");
      assertEquals("IMG_2041.jpg", report.focusedRow());
      report.press("ArrowDown");
      report.press("j");
      assertEquals("crop-25.jpg", report.focusedRow());
      report.press("k");
      assertEquals("IMG_2042.jpg", report.focusedRow());
      report.press("End");
      assertEquals("bomb.png", report.focusedRow());
      report.press("PageUp");
      assertNotEquals("bomb.png", report.focusedRow());
      report.press("Home");
      assertEquals("IMG_2041.jpg", report.focusedRow());
      report.press("Enter");
      assertThat(report.page.locator("#item-title:focus")).hasText("IMG_2041.jpg");
      report.press("j");
      assertThat(report.page.locator("#item-title:focus")).hasText("IMG_2042.jpg");
      report.press("Escape");
      assertThat(report.page.locator("#detail")).isHidden();
      assertEquals("IMG_2042.jpg", report.focusedRow());
    }
  }

  @Test
  void showsTheOpenedPictureBesideTheListAsTheArrowsMove(Browser browser) {
    try (var report = open(browser, Screen.DESKTOP)) {
      report.row("IMG_2041").click();
      report.press("ArrowDown");
      report.press("ArrowDown");
      assertThat(report.page.locator("#item-title")).hasText("crop-25.jpg");
      assertEquals("crop-25.jpg", report.focusedRow());
      assertThat(report.page.locator(".item-bar .place")).hasText("3 of 28");
    }
  }

  @Test
  void filtersByTextAndByVerdict(Browser browser) {
    try (var report = open(browser, Screen.DESKTOP)) {
      report.press("Tab");
      report.press("Enter");
      report.press("/");
      report.page.keyboard().type("patient-114");
      assertThat(report.page.locator("#shown")).hasText("2 of 28 shown");
      assertThat(report.rows()).hasCount(2);
      report.press("Escape");
      assertThat(report.page.locator("#shown")).hasText("28 pictures");
      Locator series = report.page.locator(".tile.series");
      series.focus();
      report.press("Space");
      assertThat(series).hasAttribute("aria-pressed", "true");
      assertThat(report.rows()).hasCount(3);
      report.page.locator(".tile.unreadable").click();
      assertThat(report.rows()).hasCount(5);
      report.page.locator("#find").fill("nothing is called this");
      assertThat(report.page.locator("#empty")).isVisible();
      report.page.locator("#clear").click();
      assertThat(report.page.locator("#shown")).hasText("28 pictures");
      assertThat(series).hasAttribute("aria-pressed", "false");
    }
  }

  @Test
  void sortsByEachColumnBothWays(Browser browser) {
    try (var report = open(browser, Screen.DESKTOP)) {
      Locator head = report.page.locator("#heads .path");
      head.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON).click();
      assertThat(head).hasAttribute("aria-sort", "ascending");
      assertEquals("broken.jpg", firstRow(report));
      report.press("Enter");
      assertThat(head).hasAttribute("aria-sort", "descending");
      assertEquals("stretched.webp", firstRow(report));
      report.page.locator("#order").selectOption("found");
      assertEquals("IMG_2041.jpg", firstRow(report));
      report.page.locator("#heads .score button").click();
      assertThat(report.page.locator("#heads .score")).hasAttribute("aria-sort", "descending");
      assertEquals("IMG_2041.jpg", firstRow(report));
    }
  }

  @Test
  void stepsThroughTheMatchesOfACollage(Browser browser) {
    try (var report = open(browser, Screen.DESKTOP)) {
      report.row("collage-4").click();
      Locator steps = report.page.locator(".step");
      assertThat(steps).hasCount(4);
      assertThat(report.page.locator(".shot.leaked .region")).hasCount(4);
      report.press("]");
      report.press("]");
      assertThat(steps.nth(2)).hasAttribute("aria-current", "true");
      assertThat(report.page.locator("#facts-title")).hasText("Facts of match 3");
      report.press("[");
      assertThat(steps.nth(1)).hasAttribute("aria-current", "true");
      report.page.locator(".shot.leaked .touch").last().dispatchEvent("click");
      assertThat(steps.nth(1)).hasAttribute("aria-current", "true");
      steps.nth(3).click();
      assertThat(report.page.locator(".shot.archive .caption")).containsText(Case.photograph(9));
    }
  }

  @Test
  void saysInWordsHowAPhotographWasChanged(Browser browser) {
    try (var report = open(browser, Screen.DESKTOP)) {
      assertEquals(
          List.of("Rotated 12° clockwise", "Scaled to 0.90 of its size"),
          changes(report, "turned").subList(0, 2));
      assertEquals(
          List.of(
              "Mirrored left to right",
              "Scaled to 0.50 of its size",
              "Shows the whole photograph",
              "Fills the leaked picture"),
          changes(report, "mirror small"));
      assertEquals(
          List.of("At its own size", "Shows 25% of the photograph", "Fills the leaked picture"),
          changes(report, "crop-25"));
      assertTrue(changes(report, "photo of a screen").contains("Seen at an angle, in perspective"));
      assertTrue(
          changes(report, "stretched").contains("Stretched by 50% in one direction"),
          changes(report, "stretched").toString());
    }
  }

  @Test
  void opensAPageOfItsOwnOnAPhoneAndTheBrowsersBackClosesIt(Browser browser) {
    try (var report = open(browser, Screen.PHONE)) {
      report.row("turned").tap();
      assertThat(report.page.locator("#overview")).isHidden();
      assertThat(report.page.locator("#item-title")).isFocused();
      report.page.goBack();
      assertThat(report.page.locator("#detail")).isHidden();
      assertEquals("turned.jpg", report.focusedRow());
      report.row("turned").tap();
      report.page.locator(".close").tap();
      assertThat(report.page.locator("#overview")).isVisible();
      assertEquals(report.run("() => innerWidth"), report.run("() => document.body.scrollWidth"));
    }
  }

  @Test
  void keepsTheOpenedPictureInTheAddress(Browser browser) {
    try (var report = open(browser, Screen.DESKTOP)) {
      report.row("turned").click();
      report.page.reload();
      assertThat(report.page.locator("#item-title")).hasText("turned.jpg");
      report.press("Escape");
      assertThat(report.page.locator("#detail")).isHidden();
    }
  }

  @Test
  void showsEveryLeakedPictureOfOnePhotograph(Browser browser) {
    try (var report = open(browser, Screen.DESKTOP)) {
      report.row("crop-25").click();
      report.page.getByText("Show all 2 leaked pictures").click();
      assertThat(report.rows()).hasCount(2);
      assertThat(report.page.locator("#shown")).hasText("2 of 28 shown with view-3.jpg");
      assertThat(report.page.locator(".item-bar .place")).hasText("1 of 2");
    }
  }

  @Test
  void changesToDarkBlursPicturesAndRestsItsKeysOnRequest(Browser browser) {
    try (var report = open(browser, Screen.DESKTOP)) {
      Object light = background(report);
      report.page.locator("#theme").click();
      assertNotEquals(light, background(report));
      report.press("b");
      assertThat(report.page.locator("#cover")).hasAttribute("aria-pressed", "true");
      report.page.reload();
      assertThat(report.page.locator("#theme")).hasAttribute("aria-pressed", "true");
      assertThat(report.page.locator("#cover")).hasAttribute("aria-pressed", "true");
      report.page.locator("#keys").click();
      report.page.locator("#single-keys").uncheck();
      report.press("Escape");
      report.press("b");
      assertThat(report.page.locator("#cover")).hasAttribute("aria-pressed", "true");
    }
  }

  @Test
  void putsEveryRowOnPaper(Browser browser) {
    try (var report = open(browser, Screen.DESKTOP)) {
      report.page.emulateMedia(
          new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
      report.run("() => void dispatchEvent(new Event('beforeprint'))");
      assertThat(report.rows()).hasCount(28);
      report.pictures();
      report.page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target/screenshots/print-list.png")));
    }
  }

  private static List<String> changes(OpenedReport report, String name) {
    report.row(name).click();
    assertThat(report.page.locator("#item-title")).containsText(name);
    return report.page.locator(".facts dd li").allTextContents();
  }

  private static String firstRow(OpenedReport report) {
    report.nextFrame();
    return report.page.locator("#rows .row .name").first().textContent();
  }

  private static Object background(OpenedReport report) {
    return report.run("() => getComputedStyle(document.body).backgroundColor");
  }

  private static OpenedReport open(Browser browser, Screen screen) {
    return new OpenedReport(browser, folder.resolve(ReportWriter.HTML), screen, ColorScheme.LIGHT);
  }
}
