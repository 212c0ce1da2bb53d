package org.chaperone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.roster.Sensitive;
import org.chaperone.keyholder.status.Notice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Patients behind an alias, as people at the clinic meet them. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SensitiveTest {

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

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  private static Locator find(Page page, String typed) {
    page.getByLabel("Find a patient").fill(typed);
    return page.locator("#found li");
  }

  @Test
  void aDoctorGivesAnAliasAndEverybodyElseSaysWhyFirst(Browser browser) throws Exception {
    PatientId star = clinic().patient("Marlene", "Dietrich", "7001");
    clinic().photographs(star, 2);
    try (Visit visit = Visit.desktop(browser, clinic())) {
      Page page = visit.as("Dora");
      page.navigate("/patients/" + star);
      page.getByText("Sensitive patient").click();
      assertThat(page.getByLabel("Alias")).hasValue(Pattern.compile("[A-Z][a-z]+ [0-9]{3}"));
      assertThat(page.getByLabel("Dora Doctor")).isChecked();
      page.getByLabel("Alias").fill("Dietrich 2");
      press(page, "Put behind the alias");
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("holds a word of the name");
      visit.complaints.clear();
      page.getByLabel("Alias").fill("Linden 27");
      visit.look("sensitive-mark");
      press(page, "Put behind the alias");
      assertThat(page.locator("h1")).hasText("Dietrich, Marlene");
      assertThat(page.getByText("Alias: Linden 27")).isVisible();
      visit.look("sensitive-open");
    }
    try (Visit visit = Visit.phone(browser, clinic())) {
      Page page = visit.as("Nora");
      find(page, "Dietrich");
      assertThat(page.getByText("Nobody is found")).isVisible();
      assertThat(find(page, "linden")).hasCount(1);
      assertFalse(page.content().contains("Dietrich"), "the page says whose alias it is");
      visit.look("sensitive-found");
      assertThat(find(page, "7001")).hasText(Pattern.compile("Linden 27\\s+sensitive"));
      page.locator("#found li a").click();
      assertThat(page.locator("h1")).hasText("Linden 27");
      assertFalse(page.content().contains("Dietrich"), "the page says whose alias it is");
      visit.complaints.clear();
      visit.look("sensitive-gate");
      for (String path : List.of("/add", "/seen", "/compare?after=" + "0".repeat(32))) {
        page.navigate("/patients/" + star + path);
        assertFalse(page.content().contains("Dietrich"), path + " says whose alias it is");
      }
      page.navigate("/patients/" + star);
      page.getByLabel("Why you need").fill("Dressing is changed today");
      press(page, "Open with this reason");
      assertThat(page.locator("h1")).hasText("Dietrich, Marlene");
      assertThat(page.locator(".frame img")).hasCount(2);
      page.getByText("Who has seen this?").click();
      assertThat(page.getByText("Dressing is changed today")).isVisible();
      visit.complaints.clear();
    }
    assertTrue(
        clinic().keyholder().notices(clinic().session("Pia"), 0).stream()
            .filter(notice -> notice.kind() == Notice.Kind.SENSITIVE)
            .anyMatch(notice -> notice.sentence().contains("Dressing is changed today")));
  }

  @Test
  void takingTheAliasAwayTakesTwoOrThePrivacyLead(Browser browser) {
    PatientId star = clinic().patient("Greta", "Garbo", "7002");
    clinic()
        .keyholder()
        .markSensitive(
            clinic().session("Pia"),
            star,
            new Sensitive("Elm 12", List.of(clinic().account("Dora"))));
    try (Visit visit = Visit.desktop(browser, clinic())) {
      Page page = visit.as("Dora");
      page.navigate("/patients/" + star + "/sensitive");
      page.getByLabel("Why").fill("moved away");
      press(page, "Ask for it");
      assertThat(page.getByText("name is shown again")).isVisible();
    }
    try (Visit visit = Visit.phone(browser, clinic())) {
      Page page = visit.as("Pia");
      page.navigate("/patients/" + star + "/sensitive");
      visit.look("sensitive-change");
      page.getByLabel("Why").fill("asked for by the patient");
      press(page, "Take the alias away");
      assertThat(page.locator("h1")).hasText("Garbo, Greta");
      page.navigate("/patients");
      assertThat(find(page, "garbo")).hasCount(1);
      assertEquals(0, page.locator("#found .tag.warn").count());
    }
  }
}
