package org.chaperone.trace.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A report in a browser, from its file, with everything it asked for and complained about. */
final class OpenedReport implements AutoCloseable {

  enum Screen {
    PHONE(390, 844),
    DESKTOP(1440, 900),
    UHD(3840, 2160),
    SMALL(360, 640);

    final int width;
    final int height;

    Screen(int width, int height) {
      this.width = width;
      this.height = height;
    }
  }

  final Page page;
  private final BrowserContext context;
  private final String address;
  private final List<String> requests = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  OpenedReport(Browser browser, Path file, Screen screen, ColorScheme colours) {
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(screen.width, screen.height)
                .setColorScheme(colours)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setHasTouch(screen == Screen.PHONE));
    page = context.newPage();
    page.setDefaultTimeout(Chromium.TIMEOUT_MS);
    page.onRequest(request -> requests.add(request.url()));
    page.onPageError(error -> complaints.add(error));
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.onDialog(
        dialog -> {
          complaints.add("dialog: " + dialog.message());
          dialog.dismiss();
        });
    address = file.toUri().toString();
    page.navigate(address);
  }

  /** The rows that are in the document. */
  Locator rows() {
    return page.locator("#rows .row:not(.probe)");
  }

  Locator row(String name) {
    return rows().filter(new Locator.FilterOptions().setHasText(name));
  }

  Object run(String script) {
    return page.evaluate(script);
  }

  String focusedRow() {
    return page.locator("#rows .row:focus .name").textContent();
  }

  void press(String key) {
    page.keyboard().press(key);
    nextFrame();
  }

  /** Waits until what was done is drawn. */
  void nextFrame() {
    run("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
  }

  /** Waits until every picture in the document is decoded. */
  void pictures() {
    run("() => Promise.allSettled([...document.images].map((image) => image.decode()))");
    nextFrame();
  }

  void screenshot(String name) {
    pictures();
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
  }

  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Leaves out what was asked for and complained about until now. */
  void forget() {
    requests.clear();
    complaints.clear();
  }

  /** Fails when the page asked for anything but itself, or complained. */
  @Override
  public void close() {
    context.close();
    assertEquals(
        List.of(),
        requests.stream().filter(url -> !url.equals(address) && !url.startsWith("data:")).toList(),
        "a report asks for nothing but itself");
    assertEquals(List.of(), complaints, "the page complained");
  }
}
