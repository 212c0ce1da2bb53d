package org.chaperone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.status.AccountSummary;
import org.chaperone.vault.upkeep.BackupPlaces;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What administrators and the privacy lead see to, two of them where two are needed. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AdministrationTest {

  private @Nullable ServedClinic open;
  private @Nullable Path place;

  @BeforeAll
  void begin(@TempDir Path folder) throws Exception {
    place = folder;
    open = ServedClinic.in(folder.resolve("clinic"));
  }

  @AfterAll
  void end() {
    clinic().close();
  }

  private ServedClinic clinic() {
    return Objects.requireNonNull(open);
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  private static void unfold(Page page, String name) {
    page.locator("summary", new Page.LocatorOptions().setHasText(name)).first().click();
  }

  private AccountSummary account(String name) {
    return clinic().keyholder().accounts(clinic().session("Ada")).stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Locator waiting(Page page, String what) {
    return page.locator("article.request", new Page.LocatorOptions().setHasText(what));
  }

  private static void approve(Page page, String what) {
    page.navigate("/approvals");
    waiting(page, what)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Approve"))
        .click();
  }

  @Test
  void accountsAreMadeChangedAndLockedWithTwoWhereTwoAreNeeded(Browser browser) throws Exception {
    clinic().hire("Otto", Role.DESK);
    try (Visit ada = Visit.desktop(browser, clinic());
        Visit pia = Visit.phone(browser, clinic())) {
      Page page = ada.as("Ada");
      assertThat(page.locator("h1")).hasText("Administration");
      assertThat(page.locator(".admin-card.look").first()).isVisible();
      ada.look("administration");
      page.navigate("/administration/accounts");
      ada.look("accounts");
      page.getByLabel("Name, as colleagues").fill("Nils");
      page.getByLabel("Role").selectOption("NURSE");
      press(page, "Ask for it");
      assertThat(waiting(page, "An account for Nils, Nurse")).isVisible();

      Page lead = pia.as("Pia");
      lead.navigate("/administration");
      assertThat(lead.locator(".admin-waiting")).containsText("One request waits");
      pia.look("administration-lead");
      approve(lead, "An account for Nils");
      assertThat(lead.getByLabel("Link")).hasValue(Pattern.compile("/enrol#"));

      page.navigate("/administration/accounts/" + account("Otto").id());
      page.getByLabel("Role").selectOption("NURSE");
      press(page, "Ask for this role");
      assertThat(page.locator(".admin-waiting")).containsText("A request for this account waits");
      ada.look("account");
      approve(lead, "Otto becomes Nurse");
      assertThat(waiting(lead, "Otto becomes Nurse")).hasCount(0);
      assertEquals(Role.NURSE, account("Otto").role());

      lead.navigate("/administration/accounts/" + account("Otto").id());
      unfold(lead, "Lock");
      pia.look("account-lock");
      press(lead, "Lock the account");
      assertThat(lead.locator(".tag.bad")).hasText("locked");
      assertTrue(account("Otto").locked());
      press(lead, "Ask to unlock it");
      lead.navigate("/administration/accounts");
      pia.look("accounts");
      approve(page, "Otto may sign in again");
      assertThat(waiting(page, "Otto may sign in again")).hasCount(0);
      assertEquals(false, account("Otto").locked());
    }
  }

  @Test
  void otherBudgetsHoldWhenTheSecondAgrees(Browser browser) {
    try (Visit pia = Visit.desktop(browser, clinic());
        Visit ada = Visit.phone(browser, clinic())) {
      Page page = pia.as("Pia");
      page.navigate("/administration/budgets");
      assertThat(page.locator("tbody")).containsText("Dora");
      pia.look("budgets");
      page.getByLabel("Doctor").fill("25");
      page.getByLabel("Monday").check();
      page.getByLabel("Why").fill("a large clinic");
      press(page, "Ask for these budgets");
      assertThat(waiting(page, "Other budgets for the clinic")).isVisible();
      Page second = ada.as("Ada");
      second.navigate("/administration/budgets");
      assertThat(second.locator(".admin-waiting")).isVisible();
      ada.look("budgets-waits");
      approve(second, "Other budgets for the clinic");
      assertThat(waiting(second, "Other budgets")).hasCount(0);
      var limits = clinic().keyholder().use(clinic().session("Pia")).limits();
      assertEquals(25, limits.doctor());
      assertEquals(List.of(java.time.DayOfWeek.MONDAY), List.copyOf(limits.open()));
      clinic()
          .keyholder()
          .approve(
              clinic().session("Ada"),
              clinic()
                  .keyholder()
                  .ask(
                      clinic().session("Pia"),
                      new org.chaperone.keyholder.approval.Action.ChangeLimits(
                          limits.alwaysOpen(), "we never close"))
                  .id());
    }
  }

  @Test
  void theLeadSaysWhoTreatsWhom(Browser browser) {
    PatientId patient = clinic().patient("Cara", "Careful", "701");
    try (Visit pia = Visit.phone(browser, clinic())) {
      Page page = pia.as("Pia");
      page.navigate("/administration/care");
      pia.look("care");
      page.getByText("Dora").click();
      page.getByLabel("Find a patient").fill("Careful");
      press(page, "Find");
      pia.look("care-found");
      press(page, "Treats Careful, Cara");
      assertThat(page.locator("h1")).hasText("Dora");
      assertThat(page.getByText("Doctor, treats one patient")).isVisible();
      assertEquals(
          List.of(patient),
          clinic().vault().inCareOf(clinic().session("Dora"), clinic().account("Dora"), 5));
      pia.look("care-of");
      press(page, "No longer Careful, Cara");
      assertThat(page.getByText("Doctor, treats nobody")).isVisible();
    }
  }

  @Test
  void aDecoyIsMadeAndWhoeverOpensItIsNamed(Browser browser) throws Exception {
    try (Visit pia = Visit.desktop(browser, clinic())) {
      Page page = pia.as("Pia");
      page.navigate("/administration/decoys");
      page.getByLabel("Family name").fill("Nimmer");
      page.getByLabel("Given names").fill("Nina");
      page.getByLabel("Date of birth").fill("1981-02-03");
      page.getByLabel("Drawn photographs").fill("2");
      press(page, "Make it");
      assertThat(page.getByText("Nimmer, Nina").first()).isVisible();
      assertThat(page.getByText("2 photographs")).isVisible();
      PatientId decoy = clinic().keyholder().decoys(clinic().session("Pia")).getFirst();
      clinic().vault().viewing().patient(clinic().session("Nora"), decoy, "");
      page.navigate("/administration/decoys");
      assertThat(page.getByText("Nora opened a patient who does not exist")).isVisible();
      pia.look("decoys");

      // Somebody looks into the alarm.
      page.navigate("/administration/alarms");
      Locator alarm = waiting(page, "Nora opened a patient who does not exist");
      alarm.getByLabel("What came of it").fill("Talked to her");
      pia.look("alarms");
      alarm.getByRole(AriaRole.BUTTON).click();
      assertThat(waiting(page, "Nora opened a patient")).hasCount(0);
      assertThat(page.getByText("Pia: Talked to her")).isVisible();
    }
  }

  @Test
  void whoIsHeldStaysAndWhoIsErasedLeavesAReceipt(Browser browser) throws Exception {
    PatientId gone = clinic().patient("Greta", "Gone", "801");
    clinic().photographs(gone, 1);
    PatientId held = clinic().patient("Hanna", "Held", "802");
    try (Visit pia = Visit.desktop(browser, clinic());
        Visit ada = Visit.phone(browser, clinic())) {
      Page page = pia.as("Pia");
      page.navigate("/administration/retention");
      unfold(page, "Change the rule");
      page.getByLabel("Why").first().fill("the law");
      press(page, "Ask for this rule");
      Page second = ada.as("Ada");
      approve(second, "Patients are kept for 10 years");
      page.navigate("/administration/retention");
      assertThat(page.getByText("10 years after the last photograph was added")).isVisible();

      find(page, "Held");
      unfold(page, "Keep");
      page.getByLabel("Why, without the name").first().fill("a claim before the court");
      press(page, "Keep from erasure");
      assertThat(page.getByText("a claim before the court")).isVisible();
      find(page, "Held");
      erase(page);
      assertThat(page.getByText("This patient is held")).isVisible();
      pia.complaints.clear();

      page.navigate("/administration/retention");
      find(page, "Gone");
      pia.look("retention-found");
      erase(page);
      assertThat(waiting(page, "A patient is erased, for ever")).isVisible();
      approve(second, "A patient is erased, for ever");
      assertThat(second.locator("h1")).hasText("Receipt of an erasure");
      assertThat(second.locator("dl")).containsText(gone.toString());
      ada.look("receipt");
      second.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(second.locator(".top")).isHidden();
      second.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
      assertTrue(clinic().vault().rows().patient(gone).isEmpty(), "the rows are gone too");
      assertTrue(clinic().vault().rows().patient(held).isPresent());
      second.navigate("/administration/erasures");
      assertThat(second.getByText("A patient with everything").first()).isVisible();
      ada.look("erasures");
      second.navigate("/administration/retention");
      ada.look("retention");
    }
  }

  private static void find(Page page, String family) {
    page.getByLabel("Find a patient").fill(family);
    press(page, "Find");
    assertThat(page.locator(".admin-found")).hasCount(1);
  }

  private static void erase(Page page) {
    unfold(page, "Erase");
    Locator form = page.locator(".admin-found form").last();
    form.getByLabel("Why, without the name").fill("asked for in writing");
    form.getByLabel("I know that this cannot be undone by anybody.").check();
    form.getByRole(AriaRole.BUTTON).click();
  }

  @Test
  void aBackupIsMadeByAClickWhereItsPlacesAreSaid(Browser browser) throws Exception {
    Path folder = Objects.requireNonNull(place).resolve("backups");
    try (Visit ada = Visit.desktop(browser, clinic())) {
      Page page = ada.as("Ada");
      page.navigate("/administration/backups");
      assertThat(page.getByText("Whoever runs the machines says")).isVisible();
      ada.look("backups-nowhere");
      clinic()
          .vault()
          .backedUpTo(
              new BackupPlaces(
                  folder.resolve("one"), folder.resolve("two"), folder.resolve("three/keys")));
      page.navigate("/administration/backups");
      press(page, "Make a backup now");
      for (int i = 0; i < 50 && page.getByText("The photo store is copied").count() == 0; i++) {
        page.waitForTimeout(100);
        page.reload();
      }
      assertThat(page.getByText("The photo store is copied")).isVisible();
      assertThat(page.getByText("good until")).isVisible();
      ada.look("backups");
      try (Stream<Path> keys = Files.list(folder.resolve("two"))) {
        assertEquals(1, keys.count());
      }
      assertTrue(Files.exists(folder.resolve("three/keys")));
      assertTrue(Files.exists(folder.resolve("one/rows")));
    }
  }

  @Test
  void theLedgerIsCheckedTheKeysRotatedAndTheLevelSaidPlainly(Browser browser) {
    try (Visit ada = Visit.phone(browser, clinic())) {
      Page page = ada.as("Ada");
      page.navigate("/administration/ledger");
      press(page, "Check it now");
      assertThat(page.getByText(Pattern.compile("^Intact: "))).isVisible();
      ada.look("ledger");
      page.navigate("/administration/assurance");
      assertThat(page.getByText("It does not survive somebody who is root on this server"))
          .isVisible();
      long epoch = clinic().keyholder().status().epoch();
      press(page, "Rotate now");
      assertThat(page.locator("h1")).hasText("Keys and level");
      assertEquals(epoch + 1, clinic().keyholder().status().epoch());
      unfold(page, "We have tried it");
      page.getByLabel("Three holders have tried").check();
      press(page, "Note that");
      assertThat(page.getByText(Pattern.compile("Somebody said on"))).isVisible();
      ada.look("assurance");
    }
  }
}
