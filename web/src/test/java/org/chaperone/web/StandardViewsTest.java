package org.chaperone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.vault.facts.BodySite;
import org.chaperone.vault.facts.PhotographFacts;
import org.chaperone.vault.facts.Side;
import org.chaperone.vault.facts.View;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The picture of a body, and standard views one after the other. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StandardViewsTest {

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

  private static Locator radio(Page page, String name) {
    return page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private List<PhotographFacts> facts(PatientId patient) throws Exception {
    return List.copyOf(
        clinic()
            .vault()
            .viewing()
            .facts(
                clinic().session("Dora"),
                patient,
                clinic().vault().rows().photographsOf(patient),
                "")
            .values());
  }

  @Test
  void thePictureOfABodyAndTheFieldsSayTheSame(Browser browser) {
    PatientId patient = clinic().patient("Ana", "Gram", "8001");
    try (Visit visit = Visit.desktop(browser, clinic())) {
      Page page = visit.as("Nora");
      page.navigate("/patients/" + patient + "/add");
      radio(page, "left knee").first().click();
      assertThat(page.locator("#site")).hasValue("KNEE");
      assertThat(page.locator("#side")).hasValue("LEFT");
      assertThat(page.locator(".chosen")).hasText("left knee");
      visit.look("capture-body");
      page.keyboard().press("ArrowUp");
      page.keyboard().press("Enter");
      assertThat(page.locator("#site")).hasValue("THIGH");
      page.getByLabel("Body site").selectOption("NOSE");
      assertThat(radio(page, "nose")).hasAttribute("aria-checked", "true");
      page.getByLabel("Body site").selectOption("BREAST");
      page.getByLabel("Side", new Page.GetByLabelOptions().setExact(true)).selectOption("BOTH");
      assertThat(page.locator("[aria-checked=true]")).hasCount(2);
      press(page, "toenail");
      assertThat(page.locator("#site")).hasValue("TOENAIL");
      int reached =
          (int)
              page.evaluate(
                  "[...document.getElementById('site').options].filter(o => o.value &&"
                      + " document.querySelector(`[data-site=${o.value}][role=radio],"
                      + " [data-finer=${o.value}]`)).length");
      assertEquals(BodySite.values().length, reached, "every site is in the picture or beside it");
    }
    try (Visit visit = Visit.phone(browser, clinic())) {
      Page page = visit.as("Nora");
      page.navigate("/patients/" + patient + "/add");
      page.getByText("Choose on a picture").click();
      radio(page, "head").first().click();
      assertThat(radio(page, "right ear")).isVisible();
      radio(page, "right ear").click();
      assertThat(page.locator("#side")).hasValue("RIGHT");
      visit.look("capture-body");
    }
  }

  @Test
  void theCameraGoesFromViewToViewWithTheEarlierPhotographBehind(Browser browser) throws Exception {
    PatientId patient = clinic().patient("Rino", "Plast", "8002");
    try (Visit visit = Visit.phone(browser, clinic())) {
      Page page = visit.as("Nora");
      page.navigate("/patients/" + patient + "/add");
      press(page, "Rhinoplasty");
      assertThat(page.locator(".want:visible")).hasCount(7);
      visit.look("views");
      press(page, "Take a photograph");
      assertThat(page.locator(".aim b")).hasText("Front");
      assertThat(page.getByText("1 of 7")).isVisible();
      assertThat(page.locator("[data-shoot]")).isEnabled();
      visit.look("views-camera");
      page.locator("[data-shoot]").click();
      press(page, "Keep");
      assertThat(page.locator(".aim b")).hasText("Right oblique");
      press(page, "Skip");
      assertThat(page.locator(".aim b")).hasText("Left oblique");
      page.locator("[data-shoot]").click();
      press(page, "Keep");
      assertThat(page.locator(".aim b")).hasText("Right side");
      press(page, "Close");
      assertThat(page.locator(".stored")).hasCount(2);
      assertThat(page.locator(".want.done:visible")).hasCount(2);
      visit.look("views-some");

      // The row is there again after a reload, with what was done today; and lines up by itself.
      page.reload();
      assertThat(page.locator(".want.done:visible")).hasCount(2);
      page.locator(".want:visible").first().click();
      assertThat(page.locator(".ghost img")).hasCount(1);
      visit.look("views-ghost");
      press(page, "Earlier photograph");
      assertThat(page.locator(".ghost")).hasCSS("opacity", "0");
      press(page, "Close");
    }
    List<PhotographFacts> facts = facts(patient);
    assertEquals(
        List.of(View.FRONT, View.LEFT_OBLIQUE), facts.stream().map(f -> f.view().get()).toList());
    assertTrue(
        facts.stream().allMatch(f -> f.bodySite().filter(BodySite.NOSE::equals).isPresent()));
    assertTrue(facts.stream().allMatch(f -> f.procedure().equals("Rhinoplasty")));
  }

  @Test
  void filesAreGivenToViewsByTheFieldAndByDragging(Browser browser) throws Exception {
    PatientId patient = clinic().patient("Bri", "Ast", "8003");
    try (Visit visit = Visit.desktop(browser, clinic())) {
      Page page = visit.as("Dora");
      page.navigate("/patients/" + patient + "/add");
      press(page, "Breast");
      page.setInputFiles(
          "#files",
          new FilePayload[] {
            new FilePayload("a.jpg", "image/jpeg", ServedClinic.drawn(0, 71)),
            new FilePayload("b.jpg", "image/jpeg", ServedClinic.drawn(1, 71))
          });
      assertThat(page.locator(".tray li")).hasCount(2);
      assertThat(page.locator(".tray .frame img")).hasCount(2);
      page.locator(".tray select").nth(1).selectOption("4");
      visit.look("views-tray");
      press(page, "Store them");
      assertThat(page.locator(".stored")).hasCount(2);
      var files =
          page.evaluateHandle(
              "text => { const t = new DataTransfer();"
                  + " const bytes = Uint8Array.from(atob(text), c => c.charCodeAt(0));"
                  + " t.items.add(new File([bytes], 'c.jpg', {type: 'image/jpeg'})); return t; }",
              Base64.getEncoder().encodeToString(ServedClinic.drawn(2, 71)));
      page.locator(".want:visible").nth(1).dispatchEvent("drop", Map.of("dataTransfer", files));
      assertThat(page.locator(".stored")).hasCount(3);
      assertThat(page.locator(".want.done:visible")).hasCount(3);
      assertThat(page.locator(".tray")).isHidden();
    }
    List<PhotographFacts> facts = facts(patient);
    assertEquals(
        List.of(View.FRONT, View.LEFT_SIDE, View.RIGHT_OBLIQUE),
        facts.stream()
            .sorted(java.util.Comparator.comparing(PhotographFacts::sourceName))
            .map(f -> f.view().get())
            .toList());
    assertEquals(
        1, facts.stream().filter(f -> f.side().filter(Side.LEFT::equals).isPresent()).count());
  }

  @Test
  void aClinicMakesTemplatesOfItsOwn(Browser browser) {
    PatientId patient = clinic().patient("Eigen", "Art", "8004");
    for (boolean phone : new boolean[] {true, false}) {
      try (Visit visit =
          phone ? Visit.phone(browser, clinic()) : Visit.desktop(browser, clinic())) {
        Page page = visit.as("Nora");
        page.navigate("/standard-views");
        visit.look("templates");
        page.getByText("New procedure").click();
        String name = phone ? "Burn <b>" : "Graft";
        page.getByLabel("Procedure").fill(name);
        page.locator(".line").nth(0).locator("select").first().selectOption("CLOSE_UP");
        page.locator(".line").nth(1).locator("input").fill("With a scale");
        visit.look("template");
        press(page, "Save");
        page.waitForURL(Pattern.compile("/standard-views$"));
        assertThat(page.locator(".names li").last()).containsText(name);
        assertThat(page.locator(".names li").last()).containsText("Close-up, With a scale");
        page.navigate("/standard-views/0");
        page.getByLabel("Procedure").fill(name);
        press(page, "Save");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("no other has");
        visit.complaints.clear();
        page.navigate("/patients/" + patient + "/add");
        press(page, name);
        assertThat(page.locator(".want:visible")).hasCount(2);
      }
    }
    clinic().vault().templates().forgetOwn();
  }
}
