package org.chaperone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.status.Notice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What happens when a budget is spent, and what two people do about it. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BudgetTest {

  private @Nullable ServedClinic open;
  private final List<PatientId> patients = new ArrayList<>();

  @BeforeAll
  void begin(@TempDir Path folder) throws Exception {
    open = ServedClinic.in(folder);
    for (int i = 0; i < 23; i++) {
      patients.add(clinic().patient("Jo", "Patient" + i, "60" + i));
    }
  }

  @AfterAll
  void end() {
    clinic().close();
  }

  private ServedClinic clinic() {
    return Objects.requireNonNull(open);
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).click();
  }

  @Test
  void aSpentBudgetSaysWhatToDoAndTheGlassIsBrokenInTwoClicks(Browser browser) throws Exception {
    Session dora = clinic().session("Dora");
    for (int i = 0; i < 17; i++) {
      clinic().vault().viewing().patient(dora, patients.get(i), "");
    }
    try (Visit visit = Visit.phone(browser, clinic())) {
      Page page = visit.as("Dora");
      assertThat(page.locator(".budget.scarce")).containsText("3 patients of 20 left");
      visit.look("budget-scarce");
      for (int i = 17; i < 20; i++) {
        page.navigate("/patients/" + patients.get(i));
      }
      assertThat(page.locator(".budget")).containsText("No patient of 20 left");
      assertEquals(403, page.navigate("/patients/" + patients.get(20)).status());
      visit.complaints.clear();
      assertThat(page.getByText("as many patients as your account may")).isVisible();
      visit.look("closed");
      page.locator("summary", new Page.LocatorOptions().setHasText("break the glass")).click();
      page.getByLabel("Why").first().fill("bleeding after surgery");
      visit.look("closed-glass");
      press(page, "Break the glass and open");
      page.waitForURL(Pattern.compile("/patients/" + patients.get(20)));
      assertThat(page.locator("h1")).containsText("Patient20");
      page.getByText("Who has seen this?").click();
      assertThat(page.locator(".sittings > li").first()).containsText("glass broken");
      assertThat(page.locator(".sittings > li").first()).containsText("bleeding after surgery");
      visit.look("seen-glass");
      assertTrue(
          clinic().keyholder().notices(clinic().session("Pia"), 0).stream()
              .anyMatch(notice -> notice.kind() == Notice.Kind.BREAK_GLASS));

      // More is asked for, and somebody else allows it.
      page.navigate("/patients/" + patients.get(21));
      visit.complaints.clear();
      page.locator("summary", new Page.LocatorOptions().setHasText("larger budget")).click();
      page.getByLabel("Patients an hour").fill("30");
      page.getByLabel("Why").last().fill("flu clinic");
      press(page, "Ask");
      assertThat(page.getByText("Waits for somebody else")).isVisible();
      visit.look("approvals-own");
      try (Visit second = Visit.phone(browser, clinic())) {
        Page other = second.as("Pia");
        other.navigate("/approvals");
        assertThat(other.getByText("30 patients an hour for Dora")).isVisible();
        second.look("approvals");
        press(other, "Approve");
        assertThat(other.getByText("Nothing waits for you")).isVisible();
        second.look("approvals-none");
      }
      page.navigate("/patients/" + patients.get(21));
      assertThat(page.locator("h1")).containsText("Patient21");
    }
  }

  @Test
  void whoAsksCannotApproveAndALinkIsShownOnce(Browser browser) {
    clinic()
        .keyholder()
        .ask(
            clinic().session("Ada"),
            new org.chaperone.keyholder.approval.Action.MakeAccount("Nils", Role.NURSE));
    try (Visit ada = Visit.desktop(browser, clinic());
        Visit nora = Visit.desktop(browser, clinic());
        Visit pia = Visit.desktop(browser, clinic())) {
      Page asker = ada.as("Ada");
      asker.navigate("/approvals");
      assertThat(asker.getByText("An account for Nils")).isVisible();
      assertThat(asker.getByText("Approve", new Page.GetByTextOptions().setExact(true)))
          .hasCount(0);
      Page nurse = nora.as("Nora");
      nurse.navigate("/approvals");
      assertThat(nurse.getByText("Somebody else decides this")).isVisible();
      Page lead = pia.as("Pia");
      lead.navigate("/approvals");
      press(lead, "Approve");
      assertThat(lead.getByLabel("Link")).hasValue(Pattern.compile("/enrol#"));
      pia.look("enrolled");
      lead.navigate("/approvals");
      assertThat(lead.getByText("An account for Nils")).hasCount(0);
    }
  }
}
