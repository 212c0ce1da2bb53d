package org.chaperone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.chaperone.keyholder.exposure.ExposureQuery;
import org.chaperone.keyholder.session.Role;
import org.chaperone.web.account.EnrolmentLink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Enrolling by a link, signing in by a passkey, sessions. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SignInTest {

  private @org.jspecify.annotations.Nullable ServedClinic open;

  @BeforeAll
  void begin(@TempDir Path folder) throws Exception {
    open = ServedClinic.in(folder);
  }

  @AfterAll
  void end() {
    clinic().close();
  }

  private ServedClinic clinic() {
    return java.util.Objects.requireNonNull(open);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  @Test
  void enrolsByALinkOnceSignsInAndOut(Browser browser) {
    String link =
        EnrolmentLink.of(clinic().origin(), "Émile Šå", clinic().hire("Émile Šå", Role.DOCTOR));
    try (Visit visit = Visit.phone(browser, clinic())) {
      Page page = visit.page();
      visit.plugIn();
      page.navigate(link);
      assertThat(page.getByText("Émile Šå")).isVisible();
      visit.look("enrol");
      button(page, "Make my passkey").click();
      page.waitForURL("**/sign-in");
      visit.look("sign-in");

      page.getByLabel("Your name").fill("Émile Šå");
      button(page, "Sign in with a passkey").click();
      page.waitForURL("**/patients");
      page.navigate("/account");
      assertThat(page.getByText("This browser")).isVisible();
      visit.look("account");
      button(page, "Sign out").click();
      page.waitForURL("**/sign-in");
      page.navigate("/account");
      assertThat(page).hasURL(Pattern.compile("/sign-in$"));

      page.navigate("/health");
      visit.complaints.clear();
      page.navigate(link);
      button(page, "Make my passkey").click();
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("not good, or not any more");
    }
  }

  @Test
  void saysTheSameOfAWrongNameAndOfAWrongPasskey(Browser browser) {
    try (Visit visit = Visit.desktop(browser, clinic())) {
      Page page = visit.page();
      visit.plugIn();
      page.navigate("/sign-in");
      for (String name : new String[] {"Dora", "nobody"}) {
        page.getByLabel("Your name").fill(name);
        button(page, "Sign in with a passkey").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nothing was confirmed");
      }
    }
  }

  @Test
  void everythingLeadsKindlyToTheDoorWhenASessionWasEnded(Browser browser) {
    try (Visit visit = Visit.desktop(browser, clinic())) {
      Page page = visit.as("Nora");
      for (String how : new String[] {"link", "htmx", "form"}) {
        clinic()
            .keyholder()
            .endSessions(
                clinic().session("Pia"),
                new ExposureQuery.Suspect.OfAccount(clinic().account("Nora")));
        switch (how) {
          case "link" -> page.getByRole(AriaRole.LINK).filter(named("My account")).click();
          case "htmx" -> page.getByRole(AriaRole.SEARCHBOX).fill("Me");
          default -> {
            page.navigate("/account");
            visit.as("Nora");
            page.navigate("/account");
            clinic()
                .keyholder()
                .endSessions(
                    clinic().session("Pia"),
                    new ExposureQuery.Suspect.OfAccount(clinic().account("Nora")));
            button(page, "Save").first().waitFor(hidden());
            page.evaluate("document.querySelector('.naming form').submit()");
          }
        }
        assertThat(page.getByRole(AriaRole.STATUS))
            .containsText("an administrator or the privacy lead ended this session");
        visit.complaints.clear();
        visit.as("Nora");
      }
      // The browser's own session is gone, and with it the token of an open form.
      page.navigate("/account");
      visit.forget();
      page.evaluate("document.querySelector('.naming form').submit()");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("nothing was done for half an hour");
    }
  }

  private static Locator.FilterOptions named(String name) {
    return new Locator.FilterOptions().setHasText(name);
  }

  private static Locator.WaitForOptions hidden() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
  }

  @Test
  void aSessionIsEndedFromAnotherBrowser(Browser browser) {
    try (Visit one = Visit.desktop(browser, clinic());
        Visit two = Visit.desktop(browser, clinic())) {
      one.as("Rita");
      two.as("Rita");
      Page page = two.page();
      page.navigate("/account");
      Locator other =
          page.getByRole(AriaRole.LISTITEM)
              .filter(new Locator.FilterOptions().setHasText("Another browser"));
      assertThat(other).hasCount(1);
      other.getByRole(AriaRole.BUTTON).click();
      assertThat(other).hasCount(0);
      one.page().navigate("/account");
      assertThat(one.page().getByRole(AriaRole.STATUS))
          .containsText("you ended this session from another browser");
      one.look("signed-out");
    }
  }
}
