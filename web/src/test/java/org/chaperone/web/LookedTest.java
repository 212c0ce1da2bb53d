package org.chaperone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** In the evening staff are told whom they opened without treating them, and say why. */
@ExtendWith(Chromium.class)
final class LookedTest {

  @Test
  void theEveningAfterACardSaysWhomAndTheReasonReachesTheLead(Browser browser, @TempDir Path folder)
      throws Exception {
    try (ServedClinic clinic = ServedClinic.in(folder);
        Visit dora = Visit.phone(browser, clinic);
        Visit pia = Visit.desktop(browser, clinic)) {
      PatientId stranger = clinic.patient("Vera", "Strange", "1");
      PatientId own = clinic.patient("Otto", "Ownes", "2");
      clinic.vault().beginCare(clinic.session("Pia"), clinic.account("Dora"), own);
      Session session = clinic.session("Dora");
      clinic.vault().viewing().patient(session, stranger, "");
      clinic.vault().viewing().patient(session, own, "");
      clinic.pass(Duration.ofDays(1));

      Page page = dora.as("Dora");
      assertThat(page.locator(".looked")).containsText("one patient whom you do not treat");
      dora.look("looked-card");
      page.getByText("See whom").click();
      assertThat(page.locator(".admin-looked li")).hasCount(1);
      assertThat(page.locator(".admin-looked")).containsText("Strange, Vera");
      page.getByLabel(Pattern.compile("Strange")).fill("covered for a colleague");
      dora.look("looked-own");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("I have read it"))
          .click();
      assertThat(page.getByText("There is nothing to answer")).isVisible();
      page.navigate("/patients");
      assertThat(page.locator(".list")).isVisible();
      assertThat(page.locator(".looked")).hasCount(0);

      Page lead = pia.as("Pia");
      lead.navigate("/administration");
      assertThat(
              lead.locator(
                  ".admin-card", new Page.LocatorOptions().setHasText("What staff looked at")))
          .containsText("One notice");
      lead.navigate("/administration/looked");
      assertThat(lead.locator("article")).containsText("covered for a colleague");
      assertThat(lead.locator("article")).containsText("Dora");
      pia.look("looked-list");
    }
  }
}
