package org.chaperone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody at a browser of their own. */
public final class Visit implements AutoCloseable {

  /** What the browser said of scripts and policies. */
  public final List<String> complaints = new ArrayList<>();

  /** Of what can be printed on, in CSS pixels. */
  private static final int A4_WIDTH = 688;

  private final BrowserContext context;
  private final Page page;
  private @Nullable CDPSession devtools;
  private String authenticator = "";

  private Visit(BrowserContext context) {
    this.context = context;
    this.page = context.newPage();
    page.setDefaultTimeout(Chromium.TIMEOUT_MS);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
  }

  /** A browser at a desk. */
  public static Visit desktop(Browser browser, ServedClinic clinic) {
    return of(browser, clinic, 1440, 900);
  }

  /** A browser on a phone. */
  public static Visit phone(Browser browser, ServedClinic clinic) {
    return of(browser, clinic, 390, 844);
  }

  private static Visit of(Browser browser, ServedClinic clinic, int width, int height) {
    return new Visit(
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(clinic.origin().toString())
                .setViewportSize(width, height)));
  }

  /** The page. */
  public Page page() {
    return page;
  }

  /** Signs in by a click, as in a demo. */
  public Page as(String name) {
    page.navigate("/sign-in");
    page.getByRole(
            com.microsoft.playwright.options.AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(Pattern.compile("^" + name + " ")))
        .click();
    page.waitForURL(Pattern.compile("/(patients|account|administration)"));
    return page;
  }

  /** Exchanges the browser's session for one that the server does not know any more. */
  public void forget() {
    List<Cookie> cookies = context.cookies();
    cookies.stream()
        .filter(cookie -> cookie.name.equals("chaperone"))
        .forEach(cookie -> cookie.value = "0123456789ABCDEF0123456789ABCDEF");
    context.clearCookies();
    context.addCookies(cookies);
  }

  /** Plugs an authenticator in that confirms everything, in place of any other. */
  public void plugIn() {
    if (devtools == null) {
      devtools = context.newCDPSession(page);
      devtools.send("WebAuthn.enable");
    } else {
      JsonObject former = new JsonObject();
      former.addProperty("authenticatorId", authenticator);
      devtools.send("WebAuthn.removeVirtualAuthenticator", former);
    }
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject arguments = new JsonObject();
    arguments.add("options", options);
    authenticator =
        devtools
            .send("WebAuthn.addVirtualAuthenticator", arguments)
            .get("authenticatorId")
            .getAsString();
  }

  /**
   * Looks at the page, in the light and in the dark: nothing for axe to say, nothing wider than the
   * window or than 360 px on a phone, no complaint of the browser; and screenshots into the folder
   * that the property chaperone.shots names.
   */
  public void look(String name) {
    assertThat(page.locator("h1").first()).isVisible();
    int width = page.viewportSize().width;
    requireInOrder(name, new AxeBuilder(page));
    if (width < 400) {
      page.setViewportSize(360, 780);
      assertEquals(true, fits(), name + " is wider than a narrow phone");
      page.setViewportSize(width, 844);
    }
    shoot(name + "-" + width);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    requireInOrder(
        name + " in the dark", new AxeBuilder(page).withRules(List.of("color-contrast")));
    shoot(name + "-" + width + "-dark");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    assertEquals(List.of(), complaints, name);
  }

  /** The page as it is printed: within the sheet, black on white, nothing on it to be pressed. */
  public void onPaper(String name) {
    var size = page.viewportSize();
    page.emulateMedia(
        new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));
    page.setViewportSize(A4_WIDTH, size.height);
    assertEquals(true, fits(), name + " is wider than the sheet");
    assertEquals(
        "rgb(255, 255, 255) rgb(0, 0, 0)",
        page.evaluate(
            "(({backgroundColor, color}) => backgroundColor + ' ' + color)"
                + "(getComputedStyle(document.documentElement))"),
        name);
    for (Locator one : page.locator("button, nav, summary.button").all()) {
      assertThat(one).isHidden();
    }
    shoot(name + "-paper");
    page.setViewportSize(size.width, size.height);
    page.emulateMedia(
        new Page.EmulateMediaOptions().setMedia(Media.SCREEN).setColorScheme(ColorScheme.LIGHT));
  }

  private void requireInOrder(String name, AxeBuilder axe) {
    var found = axe.analyze().getViolations();
    assertEquals(
        List.of(),
        found.stream().map(v -> v.getId() + ": " + v.getNodes().getFirst().getHtml()).toList(),
        name);
    assertEquals(true, fits(), name + " is wider than the window");
  }

  private Object fits() {
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth");
  }

  private void shoot(String name) {
    String shots = System.getProperty("chaperone.shots");
    if (shots != null && !shots.isBlank()) {
      boolean whole = page.locator("dialog[open]").count() == 0;
      if (whole) {
        page.evaluate("scrollTo(0, 0)");
      }
      page.screenshot(
          new Page.ScreenshotOptions().setFullPage(whole).setPath(Path.of(shots, name + ".png")));
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
