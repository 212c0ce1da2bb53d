package org.chaperone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.vault.facts.BodySite;
import org.chaperone.vault.facts.PhotographFacts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Correcting what is said of a photograph, and one of another patient. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CorrectingTest {

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

  private PhotographFacts facts(PatientId patient, PhotographId photograph) throws Exception {
    return Objects.requireNonNull(
        clinic()
            .vault()
            .viewing()
            .facts(clinic().session("Dora"), patient, List.of(photograph), "")
            .get(photograph));
  }

  @Test
  void aCorrectionKeepsWhatWasSaidAndCanBeUndone(Browser browser) throws Exception {
    PatientId patient = clinic().patient("Kor", "Rektur", "6001");
    PhotographId photograph = clinic().photographs(patient, 1).getFirst();
    PhotographFacts before = facts(patient, photograph);
    try (Visit visit = Visit.phone(browser, clinic())) {
      Page page = visit.as("Nora");
      page.navigate("/patients/" + patient + "/photographs/" + photograph);
      page.getByText("Correct", new Page.GetByTextOptions().setExact(true)).click();
      visit.look("correct");
      page.getByLabel("Body site").selectOption("EAR");
      page.getByLabel("Phase").fill("3 months after");
      press(page, "Save the correction");
      page.waitForURL(Pattern.compile("/photographs/[0-9a-f]{32}$"));
      assertThat(page.locator("h1")).containsText("ear");
      PhotographFacts after = facts(patient, photograph);
      assertEquals(Optional.of(BodySite.EAR), after.bodySite());
      assertEquals(before.takenAt(), after.takenAt(), "what was not touched stays");
      assertEquals(before.original(), after.original());
      assertEquals(1, after.corrections().size());
      assertEquals("Nora", after.corrections().getFirst().by());

      page.getByText("Correct", new Page.GetByTextOptions().setExact(true)).click();
      press(page, "Save the correction");
      assertEquals(1, facts(patient, photograph).corrections().size(), "the same is no correction");
      page.navigate("/patients/" + patient + "/photographs/" + photograph + "/facts");
      visit.look("correct-history");
      page.getByText("Say this again").click();
      assertThat(page.locator(".corrections li")).hasCount(2);
      assertEquals(before.bodySite(), facts(patient, photograph).bodySite());
      assertEquals(before.stage(), facts(patient, photograph).stage());
      page.navigate("/patients/" + patient + "/seen");
      page.locator(".sittings summary").first().click();
      assertThat(page.getByText("to correct what is said of it").first()).isVisible();
    }
  }

  @Test
  void anotherPatientsPhotographIsErasedByTwo(Browser browser) throws Exception {
    PatientId patient = clinic().patient("Ver", "Wechselt", "6002");
    PhotographId photograph = clinic().photographs(patient, 1).getFirst();
    try (Visit visit = Visit.desktop(browser, clinic())) {
      Page page = visit.as("Dora");
      page.navigate("/patients/" + patient + "/photographs/" + photograph + "/facts");
      page.locator("summary").click();
      visit.look("correct-wrong-patient");
      press(page, "Ask for the erasure");
      page.waitForURL(Pattern.compile("/approvals$"));
      assertThat(page.getByText("One photograph is erased")).isVisible();
    }
    assertTrue(
        clinic().keyholder().pending(clinic().session("Pia")).stream()
            .anyMatch(
                request ->
                    request.action() instanceof Action.ErasePhotographs erase
                        && erase.photographs().equals(List.of(photograph))));
    try (Visit visit = Visit.desktop(browser, clinic())) {
      Page page = visit.as("Pia");
      assertThat(page.locator(".wait")).containsText("waits for you");
      visit.look("start-lead");
    }
  }
}
