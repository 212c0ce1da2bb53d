package org.chaperone.web;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.AssertionFailedError;

/** Gives tests the system's Chromium, started once for all of them. */
public final class Chromium implements ParameterResolver {

  /** Generous, for a busy machine; a page in order answers in a fraction of it. */
  public static final int TIMEOUT_MS = 30_000;

  private static final String HOW_TO_GET_IT =
      "no Chromium was found: install it (on Debian and Ubuntu as root: apt-get install chromium),"
          + " or name its executable in the environment variable CHAPERONE_CHROMIUM";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(Chromium.class))
        .computeIfAbsent(Running.class, key -> start(), Running.class)
        .browser();
  }

  private record Running(Playwright playwright, Browser browser) implements AutoCloseable {
    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }

  private static Running start() {
    Path executable = executable().orElseThrow(Chromium::absent);
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    var options =
        new LaunchOptions()
            .setExecutablePath(executable)
            .setArgs(
                List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--use-fake-ui-for-media-stream",
                    "--use-fake-device-for-media-stream"));
    PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MS);
    return new Running(playwright, playwright.chromium().launch(options));
  }

  private static Optional<Path> executable() {
    String named = System.getenv("CHAPERONE_CHROMIUM");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    String[] folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> Arrays.stream(folders).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Where tests decide over a change, a missing browser must not look like a page in order. */
  private static RuntimeException absent() {
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionFailedError(HOW_TO_GET_IT);
    }
    return abort(HOW_TO_GET_IT);
  }
}
