package org.chaperone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.chaperone.keyholder.id.PatientId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Names that are long, run the other way, or look like markup. */
@ExtendWith(Chromium.class)
final class StrangeNamesTest {

  @Test
  void strangeNamesStayInTheirPlaceAndAreFound(Browser browser, @TempDir Path folder)
      throws Exception {
    try (ServedClinic clinic = ServedClinic.in(folder);
        Visit visit = Visit.phone(browser, clinic)) {
      clinic.patient("Bi\u200Fdi <i>Ünal</i> & Söhne", "\u202Eesrever", "9\u202E99");
      PatientId wide = clinic.patient("W".repeat(200), "x".repeat(200), "N".repeat(200));
      Page page = visit.as("Nora");
      Locator found = page.locator("#found li");
      page.getByLabel("Find a patient").fill("bidi unal");
      assertThat(found).hasCount(1);
      assertThat(found).containsText("<i>Ünal</i> & Söhne");
      visit.look("patients-bidi");
      page.getByLabel("Find a patient").fill("wwww");
      assertThat(found).hasCount(1);
      visit.look("patients-wide");
      page.navigate("/patients/" + wide);
      visit.look("patient-wide");
      page.navigate("/patients/" + wide + "/add");
      visit.look("capture-wide");
    }
  }
}
