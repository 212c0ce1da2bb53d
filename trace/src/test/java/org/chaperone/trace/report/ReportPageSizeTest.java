package org.chaperone.trace.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.chaperone.picture.Picture;
import org.chaperone.trace.report.OpenedReport.Screen;
import org.chaperone.trace.report.TraceReport.ArchiveSummary;
import org.chaperone.trace.report.TraceReport.Item;
import org.chaperone.trace.report.TraceReport.Match;
import org.chaperone.trace.report.TraceReport.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A report on ten thousand pictures, each of them and of their photographs with a preview. */
@ExtendWith(Chromium.class)
class ReportPageSizeTest {

  private static final int ITEMS = 10_000;

  @TempDir static Path folder;

  @BeforeAll
  static void writeReport() throws Exception {
    List<Item> items = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < ITEMS; i++) {
      Verdict verdict = i % 10 == 9 ? Verdict.SERIES : i % 7 == 6 ? Verdict.EXACT : Verdict.COPY;
      var match =
          new Match(
              "20%02d/patient-%05d.jpg".formatted(i % 20, i),
              verdict,
              random.nextDouble(),
              20 + random.nextInt(300),
              Warp.NONE.rotated(i, 300, 200).region(4000, 3000),
              Warp.NONE.rotated(i, 300, 200).numbers(),
              false,
              "Points and surface agree over the whole region.");
      String path = "dump/part-%02d.zip!/IMG_%05d.jpg".formatted(i % 40, i);
      items.add(new Item(path, Case.sha256(path), verdict, List.of(match), "Found."));
    }
    var report = TraceReport.of(new ArchiveSummary("clinic", 20_000, List.of()), items, 0);
    var budget = PreviewBudget.forReport(report);
    List<Preview> drawn = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      try (Picture picture = DrawnSkin.picture(480, 360, i)) {
        drawn.add(Preview.of(picture, 4000, 3000, budget));
      }
    }
    ReportWriter.write(folder, report, new Repeated(drawn));
  }

  @Test
  void staysInItsSizeAndScrollsToEitherEndWithFewRowsInTheDocument(Browser browser)
      throws Exception {
    long bytes = Files.size(folder.resolve(ReportWriter.HTML));
    assertTrue(bytes < 64_000_000, bytes + " bytes");
    long start = System.nanoTime();
    try (var report = open(browser)) {
      assertThat(report.page.locator("#shown")).hasText("10,000 pictures");
      System.out.printf(
          "10,000 items: %.1f MB, opened in %.1f s%n",
          bytes / 1e6, (System.nanoTime() - start) / 1e9);
      assertEquals("10001", report.page.locator("#list").getAttribute("aria-rowcount"));
      report.rows().first().focus();
      report.press("End");
      assertEquals("10001", report.page.locator(".row:focus").getAttribute("aria-rowindex"));
      assertFewRows(report);
      report.press("Home");
      assertEquals("2", report.page.locator(".row:focus").getAttribute("aria-rowindex"));
      report.page.mouse().move(700, 700);
      for (int i = 0; i < 10; i++) {
        report.page.mouse().wheel(0, 3000);
        assertFewRows(report);
      }
      Object below = report.page.evaluate("() => document.querySelector('#overview').scrollTop");
      assertTrue(((Number) below).doubleValue() > 20_000, "scrolled to " + below);
      assertEquals(1, report.page.locator("#rows .row[tabindex='0']").count());
      report.screenshot("desktop-ten-thousand");
    }
  }

  @Test
  void drawsFramesAndFiltersInGoodTime(Browser browser) {
    try (var report = open(browser)) {
      var frames = (List<?>) report.run(SCROLLING);
      double[] times =
          frames.stream().mapToDouble(time -> ((Number) time).doubleValue()).sorted().toArray();
      System.out.printf(
          "10,000 items: frames of %.0f ms in the middle, %.0f ms at 95%%, %.0f ms at worst%n",
          times[times.length / 2], times[times.length * 95 / 100], times[times.length - 1]);
      assertTrue(times[times.length / 2] < 1000, "a frame takes seconds");
      assertFewRows(report);
      var filtered = (Number) report.run(FILTERING);
      System.out.printf("10,000 items: filtered and sorted in %.0f ms%n", filtered.doubleValue());
      assertThat(report.page.locator("#shown")).hasText("250 of 10,000 shown");
    }
  }

  private static final String SCROLLING =
      """
      () => new Promise((done) => {
        const scroller = document.querySelector('#overview');
        const times = [];
        let last = performance.now();
        const step = (now) => {
          times.push(now - last);
          last = now;
          scroller.scrollTop += 400;
          if (times.length < 90) requestAnimationFrame(step);
          else done(times.slice(1));
        };
        requestAnimationFrame(step);
      })
      """;

  private static final String FILTERING =
      """
      () => new Promise((done) => {
        const find = document.querySelector('#find');
        const start = performance.now();
        new MutationObserver(() => done(performance.now() - start))
          .observe(document.querySelector('#shown'), { childList: true, characterData: true, subtree: true });
        find.value = 'PART-07.zip';
        find.dispatchEvent(new Event('input', { bubbles: true }));
      })
      """;

  private static void assertFewRows(OpenedReport report) {
    report.nextFrame();
    int rows = report.rows().count();
    assertTrue(rows >= 8 && rows < 100, rows + " rows in the document");
  }

  private static OpenedReport open(Browser browser) {
    return new OpenedReport(
        browser, folder.resolve(ReportWriter.HTML), Screen.DESKTOP, ColorScheme.LIGHT);
  }

  private record Repeated(List<Preview> drawn) implements Previews {
    @Override
    public Optional<Preview> leaked(Item item) {
      return any(item.path());
    }

    @Override
    public Optional<Preview> photograph(String photograph) {
      return any(photograph);
    }

    private Optional<Preview> any(String path) {
      return Optional.of(drawn.get(Math.floorMod(path.hashCode(), drawn.size())));
    }
  }
}
