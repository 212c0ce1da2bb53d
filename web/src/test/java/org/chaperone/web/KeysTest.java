package org.chaperone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.session.Role;
import org.chaperone.web.account.EnrolmentLink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Confirming, a second passkey, and a lost one. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KeysTest {

  private static final Duration LONG = Duration.ofMinutes(6);

  private @Nullable ServedClinic open;

  @BeforeAll
  void begin(@TempDir Path folder) throws Exception {
    open = ServedClinic.in(folder);
  }

  @AfterAll
  void end() {
    clinic().close();
  }

  private ServedClinic clinic() {
    return Objects.requireNonNull(open);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private void enrol(Visit visit, String link) {
    Page page = visit.page();
    visit.plugIn();
    page.navigate(link);
    button(page, "Make my passkey").click();
    page.waitForURL("**/sign-in");
  }

  private static void signIn(Page page, String name) {
    page.getByLabel("Your name").fill(name);
    button(page, "Sign in with a passkey").click();
    page.waitForURL(Pattern.compile("/(patients|account)"));
  }

  @Test
  void aSecondPasskeyIsAddedNamedAndTheFirstRemoved(Browser browser) {
    String link = EnrolmentLink.of(clinic().origin(), "Kim", clinic().hire("Kim", Role.NURSE));
    try (Visit visit = Visit.phone(browser, clinic())) {
      Page page = visit.page();
      enrol(visit, link);
      signIn(page, "Kim");
      page.navigate("/account");
      assertThat(page.getByText("You have one alone")).isVisible();
      visit.look("account-one-key");
      button(page, "Add a passkey").click();
      assertThat(page.locator("#add-key .said")).containsText("on this device already");
      clinic().pass(LONG);
      button(page, "Add a passkey").click();
      visit.complaints.clear();
      assertThat(page.locator("#add-key .said")).containsText("on this device already");

      visit.plugIn();
      page.getByLabel("Name of a further passkey").fill("My phone");
      button(page, "Add a passkey").click();
      // It is long ago that the first one was shown, and it is not plugged in any more.
      assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Is it really you?");
      visit.complaints.clear();
      visit.look("confirm-dialog");
      button(page, "Cancel").click();
      assertThat(page.locator(".keys > li")).hasCount(1);
      visit.complaints.clear();
    }
  }

  @Test
  void aPasskeyIsAddedWhileConfirmedAndTheOldOneGivenUp(Browser browser) {
    String link = EnrolmentLink.of(clinic().origin(), "Lee", clinic().hire("Lee", Role.DOCTOR));
    try (Visit visit = Visit.desktop(browser, clinic())) {
      Page page = visit.page();
      enrol(visit, link);
      signIn(page, "Lee");
      page.navigate("/account");
      visit.plugIn();
      page.getByLabel("Name of a further passkey").fill("Blue security key");
      button(page, "Add a passkey").click();
      assertThat(page.locator(".keys > li")).hasCount(2);
      visit.look("account-two-keys");
      page.getByLabel("Rename Passkey").click();
      page.getByLabel("What you call it").first().fill("Old phone");
      button(page, "Save").first().click();
      assertThat(page.locator(".keys > li").first()).containsText("Old phone");
      clinic().pass(LONG);
      page.getByLabel("Remove Old phone").click();
      assertThat(page.locator("h1")).containsText("Is it really you?");
      visit.complaints.clear();
      visit.look("confirm");
      button(page, "Confirm with my passkey").click();
      page.waitForURL("**/account");
      assertThat(page.locator(".keys > li")).hasCount(1);
      assertThat(page.locator(".keys > li")).containsText("Blue security key");
      button(page, "Sign out").click();
      page.waitForURL("**/sign-in");
      signIn(page, "Lee");
    }
  }

  @Test
  void aLostKeyIsReplacedByTwoPeople(Browser browser) {
    String link = EnrolmentLink.of(clinic().origin(), "Max", clinic().hire("Max", Role.NURSE));
    try (Visit max = Visit.phone(browser, clinic());
        Visit ada = Visit.desktop(browser, clinic());
        Visit pia = Visit.phone(browser, clinic())) {
      enrol(max, link);
      signIn(max.page(), "Max");

      Page asker = ada.as("Ada");
      asker.navigate("/approvals");
      asker.getByText("A colleague lost their key").click();
      ada.look("renewal");
      asker.getByLabel("Who has lost it?").selectOption("Max, Nurse");
      clinic().pass(LONG);
      button(asker, "Ask for a new link").click();
      assertThat(asker.locator("h1")).containsText("Is it really you?");
      ada.complaints.clear();
      button(asker, "Yes, it is me").click();
      assertThat(asker.getByText("A new passkey for Max")).isVisible();

      Page second = pia.as("Pia");
      second.navigate("/approvals");
      button(second, "Approve").click();
      assertThat(second.getByText("What Max signed in with before is gone")).isVisible();
      pia.look("renewed");
      String renewed = second.getByLabel("Link").inputValue();
      assertTrue(renewed.contains("/enrol#"));

      max.page().navigate("/account");
      assertThat(max.page().getByRole(AriaRole.STATUS))
          .containsText("the passkeys of your account were changed");
      max.page().getByLabel("Your name").fill("Max");
      button(max.page(), "Sign in with a passkey").click();
      assertThat(max.page().getByRole(AriaRole.ALERT)).not().isEmpty();
      max.complaints.clear();
      max.page().navigate("/health");
      max.complaints.clear();
      enrol(max, renewed);
      signIn(max.page(), "Max");
      max.page().navigate("/account");
      assertThat(max.page().locator(".keys > li")).hasCount(1);
    }
  }

  @Test
  void anApprovalAsksWhetherItIsReallyThemAndGoesOn(Browser browser) {
    clinic()
        .keyholder()
        .ask(clinic().session("Ada"), new Action.UnlockAccount(clinic().account("Rita")));
    try (Visit visit = Visit.phone(browser, clinic())) {
      Page page = visit.as("Pia");
      page.navigate("/approvals");
      clinic().pass(LONG);
      button(page, "Approve").first().click();
      assertThat(page.locator("h1")).containsText("Is it really you?");
      visit.complaints.clear();
      visit.look("confirm-click");
      page.getByText("Do not go on").click();
      page.navigate("/approvals");
      assertThat(page.getByText("Rita may sign in again")).isVisible();
      button(page, "Approve").first().click();
      button(page, "Yes, it is me").click();
      page.waitForURL("**/approvals");
      assertThat(page.getByText("Rita may sign in again")).hasCount(0);
      visit.complaints.clear();
    }
  }
}
