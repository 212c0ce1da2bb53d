package org.chaperone.trace.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chaperone.trace.report.OpenedReport.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What marks name, in each file of the report. */
@ExtendWith(Chromium.class)
class MarkedReportTest {

  @TempDir Path folder;

  private String written(TraceReport report, String file) throws Exception {
    ReportWriter.write(folder, report, Previews.NONE);
    return Files.readString(folder.resolve(file));
  }

  @Test
  void jsonHoldsViewObjectsAndIsReadAgain() throws Exception {
    TraceReport report = MarkedReport.of("Dora");
    String json = written(report, ReportWriter.JSON).replaceAll("\\s+", " ");
    assertTrue(json.contains("\"ledgerIndex\" : 48213, \"account\" : \"Dora\""), json);
    assertTrue(json.contains("\"falseAccusation\" : 1.0E-300, \"part\" : \"view\""), json);
    assertTrue(json.contains("\"among\" : [ 48213, 48299 ]"), json);
    assertEquals(report, ReportJson.read(folder.resolve(ReportWriter.JSON)));
  }

  @Test
  void aReportOfAFolderSaysNothingOfMarks() throws Exception {
    TraceReport report = Case.usual().report();
    String json = written(report, ReportWriter.JSON);
    assertFalse(json.contains("marks") || json.contains("views"), json);
    assertEquals(report, ReportJson.read(folder.resolve(ReportWriter.JSON)));
    assertFalse(written(report, ReportWriter.CSV).contains("marks"));
  }

  @Test
  void csvNamesViewsInTwoColumnsMoreAndDisarmsThem() throws Exception {
    List<String> lines = written(MarkedReport.of("Dora"), ReportWriter.CSV).lines().toList();
    assertTrue(lines.get(0).endsWith(",match_reason,views,marks"), lines::toString);
    assertTrue(
        lines
            .get(1)
            .contains(
                "\"view 48213 of Dora at 2026-03-02T18:00:01.250Z, display, by the view's part of"
                    + " the mark: z 57.2, chance of a false accusation at most 10^-300;"
                    + " one of the 2 views of Dora"),
        lines::toString);
    assertTrue(lines.get(2).contains("\"\",\"None of the 12 views"), lines::toString);
    assertTrue(lines.get(3).endsWith(",,,,,,,,,"), lines::toString);
  }

  @Test
  void theAnswerCountsViewsAndAccounts() {
    assertEquals(
        "Marks name 1 view of 1 account.", Answer.of(MarkedReport.of("Dora")).details().getFirst());
  }

  @Test
  void aBoundIsAPowerOfTenThatIsNotBelowIt() {
    assertEquals("10^-300", MarkedReport.view("Dora", 57, 1e-300).bound());
    assertEquals("10^-9", MarkedReport.view("Dora", 7, 1e-9).bound());
    assertEquals("10^-9", MarkedReport.view("Dora", 7, 1.1e-10).bound());
    assertThrows(IllegalArgumentException.class, () -> MarkedReport.view("Dora", 7, 0));
    assertThrows(IllegalArgumentException.class, () -> MarkedReport.view("Dora", 7, 1.1));
  }

  @Test
  void thePageShowsTheEvidenceBehindEachViewAndWhatItMeans(Browser browser) throws Exception {
    ReportWriter.write(folder, MarkedReport.of(MarkedReport.HOSTILE), Previews.NONE);
    for (Screen screen : List.of(Screen.PHONE, Screen.DESKTOP)) {
      try (var report =
          new OpenedReport(browser, folder.resolve(ReportWriter.HTML), screen, ColorScheme.LIGHT)) {
        report.row("a.jpg").click();
        String marks = report.page.locator(".marks").innerText();
        for (String part :
            List.of(
                "A rendition served in this view is in this leak.",
                "entry 48,213",
                "one of 48,213, 48,299",
                "2026-03-02 18:00:01",
                "57.2",
                "session 0011",
                "12 views of 4 accounts on record; 16 keys tried in 36 ways",
                "⟨U+202E⟩",
                "</script>")) {
          assertTrue(marks.contains(part), () -> part + " is not in " + marks);
        }
        report.page.locator(".marks summary").click();
        assertTrue(report.page.locator(".marks").innerText().contains("The copy attack."));
        assertEquals(List.of(), new AxeBuilder(report.page).analyze().getViolations());
        report.screenshot("marks-" + screen.name().toLowerCase(java.util.Locale.ROOT));
      }
    }
  }
}
