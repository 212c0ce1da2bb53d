package org.chaperone.trace.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chaperone.trace.report.OpenedReport.Screen;
import org.chaperone.trace.report.TraceReport.ArchiveSummary;
import org.chaperone.trace.report.TraceReport.Item;
import org.chaperone.trace.report.TraceReport.Match;
import org.chaperone.trace.report.TraceReport.UnreadablePhotograph;
import org.chaperone.trace.report.TraceReport.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Names that thieves could choose. They are text, whatever they look like. */
@ExtendWith(Chromium.class)
class ReportPageHostileTest {

  private static final List<String> NAMES =
      List.of(
          "</script><img src=x onerror=window.harmed=1>.jpg",
          "</SCRIPT ><script>window.harmed=1</script>",
          "<!--<script>",
          "\"'><svg onload=window.harmed=1>",
          "javascript:alert(1)",
          "{{constructor.constructor('alert(1)')()}}",
          "invoice\u202Egpj.exe",
          "שלום عالم.jpg",
          "line\nbreak\r\ttab\u0000nul.jpg",
          "lone\uD800surrogate\uDC00.jpg",
          "x".repeat(4096) + ".jpg",
          "a/".repeat(2000) + "deep.jpg",
          "__proto__",
          "",
          "ends/with/slash/");

  @TempDir static Path folder;

  @BeforeAll
  static void writeReport() throws Exception {
    List<Item> items = new ArrayList<>();
    for (String name : NAMES) {
      var match =
          new Match(
              name,
              Verdict.COPY,
              0.9,
              30,
              Warp.NONE.region(4, 3),
              Warp.NONE.numbers(),
              false,
              name);
      items.add(new Item(name, "ab".repeat(32), Verdict.COPY, List.of(match, match), name));
      items.add(new Item(name, "", Verdict.UNREADABLE, List.of(), name));
    }
    var unreadable = NAMES.stream().map(name -> new UnreadablePhotograph(name, name)).toList();
    var report = TraceReport.of(new ArchiveSummary(NAMES.get(0), 99, unreadable), items, 0);
    ReportWriter.write(folder, report, Previews.NONE);
  }

  @Test
  void showsHostileNamesAsText(Browser browser) {
    try (var report =
        new OpenedReport(
            browser, folder.resolve(ReportWriter.HTML), Screen.DESKTOP, ColorScheme.DARK)) {
      report.page.locator("#order").selectOption("found");
      report.page.locator("#unsearched summary").click();
      for (int i = 0; i < NAMES.size(); i++) {
        report.run("() => { location.hash = '#item=" + (2 * i + 1) + "'; }");
        assertThat(report.page.locator(".item-bar .place"))
            .hasText("%d of %d".formatted(2 * i + 1, 2 * NAMES.size()));
        assertEquals(0, report.page.locator("#detail script, #detail img").count());
        if (i == 0) {
          assertThat(report.page.locator("#detail .facts")).containsText(NAMES.get(0));
          report.screenshot("desktop-hostile");
        }
      }
      assertEquals(null, report.run("() => window.harmed"));
      assertEquals(report.run("() => innerWidth"), report.run("() => document.body.scrollWidth"));
    }
  }

  @Test
  void standsAlsoWithoutASinglePicture(Browser browser) throws Exception {
    Path empty = folder.resolve("empty");
    var archive = new ArchiveSummary("clinic", 0, List.of());
    ReportWriter.write(empty, TraceReport.of(archive, List.of(), 3), Previews.NONE);
    try (var report =
        new OpenedReport(
            browser, empty.resolve(ReportWriter.HTML), Screen.PHONE, ColorScheme.LIGHT)) {
      assertThat(report.page.locator("#empty")).hasText("The leak holds no pictures.");
      report.press("j");
      report.page.locator("#find").fill("x");
      assertThat(report.page.locator("#shown")).hasText("0 of 0 shown");
    }
  }

  @Test
  void spellsOutWhatWouldTurnOrHideAName(Browser browser) {
    try (var report =
        new OpenedReport(
            browser, folder.resolve(ReportWriter.HTML), Screen.PHONE, ColorScheme.LIGHT)) {
      report.page.locator("#find").fill("gpj");
      report.row("invoice").first().tap();
      assertThat(report.page.locator("#item-title")).hasText("invoice⟨U+202E⟩gpj.exe");
      report.screenshot("phone-hostile");
    }
  }

  @Test
  void couldNotSendAPictureAwayEvenIfItWereHarmed(Browser browser) throws Exception {
    try (var stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var report =
            new OpenedReport(
                browser, folder.resolve(ReportWriter.HTML), Screen.DESKTOP, ColorScheme.LIGHT)) {
      report.run(
          """
          () => new Promise((done) => {
            try {
              const script = document.createElement('script');
              script.textContent = 'window.harmed = 1';
              document.body.append(script);
            } catch { }
            fetch('http://127.0.0.1:%1$d/').catch(() => {});
            const image = new Image();
            image.src = 'http://127.0.0.1:%1$d/x.png';
            setTimeout(done, 300);
          })
          """
              .formatted(stranger.getLocalPort()));
      assertEquals(null, report.run("() => window.harmed"));
      stranger.setSoTimeout(200);
      assertThrows(SocketTimeoutException.class, stranger::accept);
      assertTrue(
          report.complaints().stream().anyMatch(said -> said.contains("Content Security Policy")),
          report.complaints().toString());
      report.forget();
    }
  }
}
