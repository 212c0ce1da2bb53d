package org.chaperone.trace.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.chaperone.trace.report.OpenedReport.Screen;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How the page looks, on a phone and on a desk, in light and in dark: with axe, and as pictures.
 */
@ExtendWith(Chromium.class)
class ReportPageLookTest {

  @TempDir static Path folder;

  @BeforeAll
  static void writeReport() throws Exception {
    var leak = Case.usual();
    ReportWriter.write(folder, leak.report(), leak);
  }

  @ParameterizedTest
  @CsvSource({"PHONE, LIGHT", "PHONE, DARK", "DESKTOP, LIGHT", "DESKTOP, DARK"})
  void hasNoAccessibilityViolations(Screen screen, ColorScheme colours, Browser browser) {
    String name = (screen + "-" + colours).toLowerCase(Locale.ROOT);
    try (var report = open(browser, screen, colours)) {
      report.screenshot(name + "-list");
      assertAccessible(report.page);
      report.row("collage-4").click();
      report.screenshot(name + "-detail");
      assertAccessible(report.page);
    }
  }

  private static OpenedReport open(Browser browser, Screen screen, ColorScheme colours) {
    return new OpenedReport(browser, folder.resolve(ReportWriter.HTML), screen, colours);
  }

  private static void assertAccessible(Page page) {
    List<String> violations =
        new AxeBuilder(page)
                .withTags(
                    List.of(
                        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze()
                .getViolations()
                .stream()
                .map(rule -> rule.getId() + ": " + rule.getNodes())
                .toList();
    assertEquals(List.of(), violations);
  }
}
