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
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.chaperone.keyholder.id.PatientId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Finding patients and opening them. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PatientsTest {

  private @Nullable ServedClinic open;
  private @Nullable PatientId anna;
  private @Nullable PatientId bela;

  @BeforeAll
  void begin(@TempDir Path folder) throws Exception {
    open = ServedClinic.in(folder);
    anna = clinic().patient("Anna", "Müller", "1001");
    bela = clinic().patient("Bela", "Muller", "1002");
    clinic().patient("Cleo", "Okafor", "2001");
    clinic().photographs(anna(), 7);
  }

  @AfterAll
  void end() {
    // Times hold every number sooner or later.
    String log = String.join("\n", clinic().log).replaceAll("\"at\":\"[^\"]*\"|\"ms\":[0-9]+", "");
    assertTrue(log.contains("/patients/{patient}"), "requests are logged");
    for (String secret : List.of("Müller", "Okafor", "mull", "2001", anna().toString())) {
      assertFalse(log.contains(secret), "the log says " + secret);
    }
    clinic().close();
  }

  private ServedClinic clinic() {
    return Objects.requireNonNull(open);
  }

  private PatientId anna() {
    return Objects.requireNonNull(anna);
  }

  private PatientId bela() {
    return Objects.requireNonNull(bela);
  }

  private static Locator found(Page page) {
    return page.locator("#found li");
  }

  @Test
  void findsByNameNumberAndBirthdayAsOneTypes(Browser browser) {
    try (Visit visit = Visit.phone(browser, clinic())) {
      Page page = visit.as("Dora");
      assertThat(page.getByText("Type to find a patient")).isVisible();
      visit.look("patients-empty");
      Locator field = page.getByLabel("Find a patient");
      field.pressSequentially("mull");
      assertThat(found(page)).hasCount(2);
      visit.look("patients-found");
      field.fill("2001");
      assertThat(found(page)).hasCount(1);
      assertThat(found(page)).containsText("Okafor, Cleo");
      field.fill("6.5.1984");
      assertThat(found(page)).hasCount(3);
      field.fill("nobody at all");
      assertThat(page.getByText("Nobody is found")).isVisible();
      visit.look("patients-none");
      assertFalse(page.url().contains("nobody"), "a search ended up in the address");
      field.fill("Okaf");
      assertThat(found(page)).hasCount(1);
      field.press("ArrowDown");
      page.keyboard().press("Enter");
      page.waitForURL(Pattern.compile("/patients/[0-9a-f]{32}$"));
      assertThat(page.getByText("No photographs yet")).isVisible();
      visit.look("patient-empty");
    }
  }

  @Test
  void ownPatientsComeFirst(Browser browser) {
    try (Visit visit = Visit.desktop(browser, clinic())) {
      Page page = visit.as("Dora");
      page.getByLabel("Find a patient").fill("mull");
      assertThat(found(page).first()).containsText("Anna");
      page.navigate("/patients/" + bela());
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add to mine")).click();
      assertThat(page.getByText("One of mine")).isVisible();
      page.navigate("/patients");
      assertThat(found(page)).hasCount(1);
      visit.look("patients-own");
      page.getByLabel("Find a patient").fill("mull");
      assertThat(found(page)).hasCount(2);
      assertThat(found(page).first()).containsText("Bela");
      page.navigate("/patients/" + bela());
      page.getByText("One of mine").click();
      assertThat(page.getByText("Add to mine")).isVisible();
    }
  }

  @Test
  void addsAPatientAndSaysWhenTheNumberIsTaken(Browser browser) {
    try (Visit visit = Visit.phone(browser, clinic())) {
      Page page = visit.as("Nora");
      page.getByText("New patient").click();
      page.getByLabel("Family name").fill("Šimůnek");
      page.getByLabel("Given names").fill("Ota");
      page.getByLabel("Number").fill("1001");
      visit.look("patient-new");
      page.getByText("Add the patient").click();
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("with this number already");
      visit.complaints.clear();
      visit.look("patient-new-taken");
      page.getByLabel("Number").fill("3003");
      page.getByText("Add the patient").click();
      page.waitForURL(Pattern.compile("/patients/[0-9a-f]{32}$"));
      assertThat(page.locator("h1")).hasText("Šimůnek, Ota");
    }
  }

  @Test
  void aPatientsPageShowsVisitsWithMarkedThumbnails(Browser browser) {
    for (boolean phone : new boolean[] {true, false}) {
      try (Visit visit =
          phone ? Visit.phone(browser, clinic()) : Visit.desktop(browser, clinic())) {
        Page page = visit.as("Dora");
        page.navigate("/patients/" + anna());
        assertThat(page.locator(".visit")).hasCount(3);
        page.locator(".tile").last().scrollIntoViewIfNeeded();
        assertThat(page.locator(".frame img")).hasCount(7);
        visit.look("patient");
        visit.onPaper("patient");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("nose")).click();
        assertThat(page.locator(".tile:visible")).hasCount(2);
        page.getByText("By body site").click();
        assertThat(page.locator(".visit")).hasCount(2);
        visit.look("patient-by-site");
      }
    }
  }

  @Test
  void thePictureIsZoomedMovedAndTurnedByKeys(Browser browser) {
    try (Visit visit = Visit.desktop(browser, clinic())) {
      Page page = visit.as("Dora");
      page.navigate("/patients/" + anna());
      page.locator(".tile").first().click();
      page.waitForURL(Pattern.compile("/photographs/"));
      assertThat(page.locator(".stage img")).hasCount(1);
      assertThat(page.getByText(Pattern.compile("entry [0-9,]+ of the ledger"))).isVisible();
      visit.look("photograph");
      visit.onPaper("photograph");
      page.locator(".stage").press("+");
      assertThat(page.locator(".stage.close")).hasCount(1);
      page.locator(".stage").press("ArrowRight");
      assertThat(page.getByText("1 of 7")).isVisible();
      page.locator(".stage").press("0");
      assertThat(page.locator(".stage.close")).hasCount(0);
      page.locator(".stage").press("ArrowRight");
      assertThat(page.getByText("2 of 7")).isVisible();
      assertThat(page.locator(".stage img")).hasCount(1);
      page.mouse().move(800, 400);
      page.mouse().down();
      page.mouse().move(600, 410);
      page.mouse().up();
      assertThat(page.getByText("3 of 7")).isVisible();
      page.keyboard().press("Escape");
      page.waitForURL(Pattern.compile("/patients/[0-9a-f]{32}$"));
    }
  }

  @Test
  void noBrowserKeepsAPicture(Browser browser) {
    try (Visit visit = Visit.phone(browser, clinic())) {
      Page page = visit.as("Dora");
      page.navigate("/patients/" + anna());
      var answer =
          page.waitForResponse(
              Pattern.compile("/picture$"), () -> page.locator(".tile").first().click());
      assertEquals("no-store", answer.headerValue("cache-control"));
      byte[] again = page.request().get(answer.url()).body();
      assertFalse(Arrays.equals(answer.body(), again), "each view has a mark of its own");
      assertThat(page.locator(".stage img")).hasCount(1);
      visit.look("photograph");
    }
  }

  @Test
  void aStrangersIdIsNotFound(Browser browser) {
    try (Visit visit = Visit.desktop(browser, clinic())) {
      Page page = visit.as("Dora");
      for (String path : new String[] {"0".repeat(32), "nonsense", anna() + "/photographs/x"}) {
        assertEquals(404, page.navigate("/patients/" + path).status());
      }
    }
  }
}
