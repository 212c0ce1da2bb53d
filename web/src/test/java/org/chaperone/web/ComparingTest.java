package org.chaperone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
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

/** Before and after, and who has seen it. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ComparingTest {

  private @Nullable ServedClinic open;
  private @Nullable PatientId patient;

  @BeforeAll
  void begin(@TempDir Path folder) throws Exception {
    open = ServedClinic.in(folder);
    patient = clinic().patient("Ira", "Bloom", "5001");
    clinic().sitting(patient());
  }

  @AfterAll
  void end() {
    clinic().close();
  }

  private ServedClinic clinic() {
    return Objects.requireNonNull(open);
  }

  private PatientId patient() {
    return Objects.requireNonNull(patient);
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  @Test
  void twoPhotographsAreComparedThreeWaysAndLaidOverEachOther(Browser browser) {
    for (boolean phone : new boolean[] {true, false}) {
      try (Visit visit =
          phone ? Visit.phone(browser, clinic()) : Visit.desktop(browser, clinic())) {
        Page page = visit.as("Dora");
        page.navigate("/patients/" + patient());
        page.getByText("Compare", new Page.GetByTextOptions().setExact(true)).click();
        page.waitForURL(Pattern.compile("/compare"));
        assertThat(page.locator(".pane img")).hasCount(2);
        visit.look("compare-side");
        visit.onPaper("compare-side");
        press(page, "Slider");
        assertThat(page.locator(".aligned")).isVisible();
        assertThat(page.locator(".before img")).hasAttribute("style", Pattern.compile("matrix3d"));
        visit.look("compare-slider");
        press(page, "Overlay");
        visit.look("compare-overlay");
        press(page, "Flip");
        press(page, "Before");
        assertThat(page.locator(".before img")).isHidden();
        page.keyboard().press("b");
        assertThat(page.locator(".before img")).isVisible();
        visit.look("compare-flip");
        press(page, "Overlay");
        page.locator("[data-zoom=in]").click();
        assertThat(page.locator(".stage.close")).hasCount(1);
        page.getByLabel("Aligned").uncheck();
        assertThat(page.locator(".before img"))
            .hasAttribute("style", Pattern.compile("translate\\("));
      }
    }
  }

  @Test
  void sayAtAllTimesWhoHasSeenIt(Browser browser) {
    try (Visit visit = Visit.phone(browser, clinic())) {
      Page page = visit.as("Dora");
      page.navigate("/patients/" + patient());
      assertThat(page.locator(".frame img").first()).isVisible();
      page.locator(".tile").first().click();
      assertThat(page.locator(".stage img")).hasCount(1);
      page.getByText("Who has seen this?").click();
      assertThat(page.locator(".sittings > li").first()).containsText("Dora");
      assertThat(page.locator(".sittings > li").first())
          .containsText("Opened one photograph in full");
      assertThat(page.locator(".sittings > li").last()).containsText("Nora");
      assertThat(page.locator(".sittings > li").last()).containsText("Added one photograph");
      visit.look("seen-photograph");
      page.navigate("/patients/" + patient() + "/seen");
      page.locator(".sittings summary").first().click();
      visit.look("seen-patient");
      visit.onPaper("seen-patient");
      int shown = page.locator(".sittings details li").count();
      assertEquals(
          clinic().keyholder().history(clinic().session("Pia"), patient()).size(),
          shown + 1,
          "every entry is shown, but that of the name on this very page");
    }
    try (Visit visit = Visit.desktop(browser, clinic())) {
      Page page = visit.as("Rita");
      assertEquals(403, page.navigate("/patients/" + patient() + "/seen").status());
      assertThat(page.getByText("Open the patient first")).isVisible();
      page = visit.page();
      page.navigate("/health");
      visit.complaints.clear();
    }
  }
}
