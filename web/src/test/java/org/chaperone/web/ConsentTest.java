package org.chaperone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.vault.consent.Consent;
import org.chaperone.vault.consent.Purpose;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Asking patients what their photographs may be used for. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConsentTest {

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
    return Objects.requireNonNull(open);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static void answer(Page page, Purpose purpose, String answer) {
    page.locator("input[name=answer-" + purpose + "][value=" + answer + "]").check();
  }

  private List<Consent> entries(PatientId patient) throws Exception {
    return clinic().vault().consents().of(clinic().session("Pia"), patient, "a test").entries();
  }

  @Test
  void aPatientSignsWithAFingerAndTakesSomethingBack(Browser browser) throws Exception {
    PatientId anna = clinic().patient("Anna", "Meyer", "1001");
    clinic().photographs(anna, 3);
    try (Visit visit = Visit.phone(browser, clinic())) {
      Page page = visit.as("Dora");
      page.navigate("/patients/" + anna);
      assertThat(page.getByText("nobody has asked yet")).isVisible();
      page.getByText("nobody has asked yet").click();
      visit.look("consent-never");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ask and sign")).click();
      assertThat(page.getByText("We take photographs because they help to treat you")).isVisible();
      answer(page, Purpose.RECORD, "yes");
      answer(page, Purpose.TEACHING, "yes");
      answer(page, Purpose.RESEARCH, "no");
      answer(page, Purpose.PUBLICATION, "yes");
      answer(page, Purpose.MARKETING, "no");
      page.getByLabel("Name of who signs").fill("Anna Meyer");
      button(page, "Sign").last().click();
      assertThat(page.locator(".said[data-unsigned]")).containsText("Say where");
      page.locator("#where-PUBLICATION").fill("Journal of Scars");
      button(page, "Sign").last().click();
      assertThat(page.locator(".said[data-unsigned]")).containsText("signature is missing");
      draw(page);
      visit.look("consent-sign");
      button(page, "Sign").last().click();
      page.waitForURL(Pattern.compile("/consent$"));
      assertThat(page.locator(".consent-now .yes")).hasCount(3);
      assertThat(page.locator(".consent-now .no")).hasCount(2);
      assertThat(page.locator("svg.consent-signature path")).hasCount(1);
      visit.look("consent-signed");

      Consent signed = entries(anna).getFirst();
      assertEquals("Dora", signed.takenBy());
      assertEquals("Anna Meyer", signed.signature().orElseThrow().name());
      assertTrue(signed.signature().orElseThrow().strokes().startsWith("M"));
      assertTrue(
          signed.wording().orElseThrow().opening().contains("help to treat you"),
          "the words are kept with the signature");
      assertEquals("Journal of Scars", signed.allows(Purpose.PUBLICATION).orElseThrow().where());

      page.navigate("/patients/" + anna);
      assertThat(page.locator(".consent-badge.yes")).hasCount(3);
      visit.look("consent-badges");
      page.locator(".consent-badges").click();
      page.getByText("Take something back").click();
      page.getByLabel("Teaching").check();
      page.getByLabel("How the patient said so").fill("by telephone");
      button(page, "Take it back").click();
      page.waitForURL(Pattern.compile("withdrawn"));
      assertThat(page.getByText("The ledger knows of no copy that left")).isVisible();
      assertThat(page.locator(".consent-now .yes")).hasCount(2);
      visit.look("consent-withdrawn");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("On paper")).last().click();
      assertThat(page.getByText("May we show photographs to people who learn")).isVisible();
      assertThat(page.locator("svg.consent-signature")).isVisible();
      visit.look("consent-paper");
      visit.onPaper("consent");
    }
  }

  private static void draw(Page page) {
    Locator pad = page.locator("[data-pad] canvas");
    pad.scrollIntoViewIfNeeded();
    BoundingBox box = pad.boundingBox();
    page.mouse().move(box.x + 30, box.y + 70);
    page.mouse().down();
    for (int i = 0; i < 20; i++) {
      page.mouse().move(box.x + 30 + 12 * i, box.y + 60 + 25 * Math.sin(i));
    }
    page.mouse().up();
  }

  @Test
  void withTheKeyboardAloneForOnePhotograph(Browser browser) throws Exception {
    PatientId bela = clinic().patient("Bela", "Kovács", "1002");
    var photographs = clinic().photographs(bela, 2);
    try (Visit visit = Visit.desktop(browser, clinic())) {
      Page page = visit.as("Rita");
      page.navigate("/patients/" + bela + "/consent/new?photograph=" + photographs.getFirst());
      visit.look("consent-sign-one");
      for (Purpose purpose : Purpose.values()) {
        page.locator("input[name=answer-" + purpose + "]").first().focus();
        page.keyboard().press("Space");
        if (purpose != Purpose.TEACHING) {
          page.keyboard().press("ArrowRight");
        }
      }
      page.getByLabel("Name of who signs").focus();
      page.keyboard().type("Béla Kovács");
      page.getByLabel("I sign by my name").focus();
      page.keyboard().press("Space");
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      page.waitForURL(Pattern.compile("/consent$"));
      Consent entry = entries(bela).getFirst();
      assertEquals(java.util.Set.of(photographs.getFirst()), entry.covers());
      assertEquals("", entry.signature().orElseThrow().strokes());
      assertThat(page.locator(".consent-now .partly")).containsText("Teaching");
      page.navigate("/patients/" + bela + "/photographs/" + photographs.getFirst());
      assertThat(page.locator(".consent-badge.yes")).hasCount(1);
      visit.look("consent-photograph");
      page.navigate("/patients/" + bela + "/photographs/" + photographs.getLast());
      assertThat(page.locator(".consent-badges")).containsText("nobody has asked yet");
    }
  }

  @Test
  void theClinicEditsTheWordingAndOldSignaturesKeepTheirs(Browser browser) throws Exception {
    PatientId cleo = clinic().patient("Cleo", "Okafor", "1003");
    clinic().photographs(cleo, 1);
    try (Visit lead = Visit.desktop(browser, clinic());
        Visit nurse = Visit.phone(browser, clinic())) {
      Page reading = nurse.as("Nora");
      reading.navigate("/patients/" + cleo + "/consent/new");
      Page page = lead.as("Pia");
      page.navigate("/wording");
      lead.look("wording-own");
      page.getByLabel("Before the questions").fill("Dear patient,\n\nplease read.");
      page.getByLabel("Teaching").fill("May students see them?");
      button(page, "Put in force").click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("Version 1 is in force");
      lead.look("wording-saved");

      for (Purpose purpose : Purpose.values()) {
        answer(reading, purpose, "no");
      }
      reading.getByLabel("Name of who signs").fill("Cleo Okafor");
      reading.getByLabel("I sign by my name").check();
      button(reading, "Sign").last().click();
      assertThat(reading.getByRole(AriaRole.ALERT).first())
          .containsText("just changed the wording");
      assertFalse(
          entries(cleo).stream().anyMatch(one -> true), "nothing is signed that was not read");
      assertThat(reading.getByText("May students see them?")).isVisible();
    }
  }
}
