package org.chaperone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.provider.ProviderPolicy;
import org.chaperone.web.account.EnrolmentLink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Signing in by a real identity provider, through its own page. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProviderSignInTest {

  private @Nullable Keycloak started;
  private @Nullable ServedClinic open;

  @BeforeAll
  void begin(@TempDir Path folder) throws Exception {
    Keycloak keycloak = new Keycloak(folder);
    started = keycloak;
    Path secret = Files.writeString(folder.resolve("secret"), Keycloak.SECRET + "\n");
    open =
        ServedClinic.withProvider(
            folder.resolve("clinic"),
            new ProviderPolicy(
                "Clinic login", keycloak.issuer(), "chaperone", Optional.empty(), false),
            secret);
    keycloak.start(clinic().origin(), List.of("dora", "erik", "stranger"));
  }

  @AfterAll
  void end() {
    if (started != null) {
      started.close();
    }
    if (open != null) {
      open.close();
    }
  }

  private ServedClinic clinic() {
    return Objects.requireNonNull(open);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  /** On the provider's own page. */
  private static void login(Page page, String user) {
    page.locator("#password").waitFor();
    if (page.locator("#username").isVisible()) {
      page.locator("#username").fill(user);
    }
    page.locator("#password").fill(Keycloak.PASSWORD);
    page.locator("#kc-login").click();
  }

  @Test
  void anAccountIsConnectedSignsInAndOutAndDoesNothingDangerous(Browser browser) {
    clinic()
        .keyholder()
        .ask(
            clinic().session("Nora"),
            new Action.RaiseBudget(
                clinic().account("Nora"),
                40,
                "flu",
                java.time.Instant.now().plus(java.time.Duration.ofHours(1))));
    try (Visit visit = Visit.desktop(browser, clinic())) {
      Page page = visit.as("Dora");
      page.navigate("/account");
      visit.look("account-connect");
      link(page, "Connect with Clinic login").click();
      login(page, "dora");
      page.waitForURL("**/account");
      assertThat(page.locator(".keys")).containsText("Single sign-on");
      visit.complaints.clear();
      visit.look("account-connected");
      button(page, "Sign out").click();
      page.waitForURL("**/sign-in");
      visit.look("sign-in-provider");
      link(page, "Sign in with Clinic login").click();
      page.waitForURL("**/patients");
      assertThat(page.locator(".who")).containsText("Dora");
      visit.complaints.clear();

      // Here a passkey is demanded for what is dangerous, and the demo's click is one.
      page.navigate("/approvals");
      button(page, "Approve").click();
      assertThat(page.locator("h1")).containsText("Is it really you?");
      assertThat(link(page, "Sign in again with Clinic login")).hasCount(0);
      visit.complaints.clear();

      page.navigate("/account");
      button(page, "Sign out").click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("still signed in");
      visit.look("signed-out-provider");
      link(page, "Sign out of Clinic login too").click();
      page.locator("#kc-logout").click();
      page.waitForURL("**/sign-in");
      link(page, "Sign in with Clinic login").click();
      assertThat(page.locator("#username")).isVisible();
      visit.complaints.clear();
    }
  }

  @Test
  void somebodyEnrolsByTheProviderAndNobodyElseComesIn(Browser browser) {
    String enrolment =
        EnrolmentLink.of(clinic().origin(), "Erik", clinic().hire("Erik", Role.NURSE));
    try (Visit visit = Visit.phone(browser, clinic())) {
      Page page = visit.page();
      page.navigate("/sign-in");
      link(page, "Sign in with Clinic login").click();
      login(page, "erik");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("No account here belongs to that");
      visit.complaints.clear();
      visit.look("provider-unknown");
      page.navigate(enrolment);
      visit.look("enrol-provider");
      button(page, "Use Clinic login instead").click();
      login(page, "erik");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("From now on you sign in this way");
      link(page, "Sign in with Clinic login").click();
      page.waitForURL("**/patients");
      assertThat(page.locator(".who")).containsText("Erik");
      page.navigate("/account");
      assertThat(page.locator(".keys > li")).hasCount(1);
      visit.complaints.clear();
    }
  }

  @Test
  void aWayBackThatDidNotBeginHereLeadsNowhere(Browser browser) {
    try (Visit visit = Visit.desktop(browser, clinic())) {
      Page page = visit.page();
      for (String back : new String[] {"?state=x&code=y", "?error=access_denied", ""}) {
        page.navigate("/sign-in/provider/return" + back);
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("did not begin in this browser");
      }
      link(page, "Sign in with Clinic login").click();
      assertThat(page.locator("#username")).isVisible();
      page.navigate(clinic().origin() + "/sign-in/provider/return?state=other&code=y");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("did not begin in this browser");
      link(page, "Sign in with Clinic login").click();
      String state = state(page);
      page.navigate(
          clinic().origin() + "/sign-in/provider/return?error=access_denied&state=" + state);
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("broken off");
      link(page, "Sign in with Clinic login").click();
      page.navigate(
          clinic().origin() + "/sign-in/provider/return?code=forged&state=" + state(page));
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("could not be reached");
      assertThat(page).hasURL(Pattern.compile("/sign-in\\?because="));
      visit.complaints.clear();
    }
  }

  private static String state(Page page) {
    assertThat(page.locator("#username")).isVisible();
    var found = Pattern.compile("[?&]state=([A-Za-z0-9_-]+)").matcher(page.url());
    return found.find() ? found.group(1) : "";
  }
}
