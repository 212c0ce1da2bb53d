package org.chaperone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.chaperone.keyholder.exposure.PastOpening;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An original leaves by two people's word, and whoever downloads it confirms that it is them. */
@ExtendWith(Chromium.class)
final class OriginalTest {

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).click();
  }

  private static void follow(Page page, String name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).click();
  }

  @Test
  void isAskedForAllowedAndDownloadedBitByBit(Browser browser, @TempDir Path folder)
      throws Exception {
    try (ServedClinic clinic = ServedClinic.in(folder);
        Visit dora = Visit.phone(browser, clinic);
        Visit pia = Visit.desktop(browser, clinic)) {
      PatientId patient = clinic.patient("Jo", "Meyer", "77");
      PhotographId photograph = clinic.photographs(patient, 1).getFirst();
      byte[] original = ServedClinic.drawn(0, patient.hashCode());
      String place = "/patients/" + patient + "/photographs/" + photograph;
      Page page = dora.as("Dora");
      page.navigate(place);
      follow(page, "Original …");
      dora.look("original-ask");
      assertEquals(403, page.request().get(place + "/original/file").status());
      page.getByLabel("Why").fill("second opinion");
      page.getByLabel("What for").selectOption("TEACHING");
      press(page, "Ask for it");
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("has not allowed teaching");
      dora.complaints.clear();
      assertThat(page.getByLabel("Why")).hasValue("second opinion");
      page.getByLabel("What for").selectOption("CARE");
      press(page, "Ask for it");
      assertThat(page.getByText("It waits for a second person")).isVisible();
      dora.look("original-waits");

      Page other = pia.as("Pia");
      other.navigate("/approvals");
      assertThat(other.getByText("second opinion")).isVisible();
      press(other, "Approve");

      follow(page, "Look again");
      dora.look("original-allowed");
      clinic.pass(Duration.ofMinutes(6));
      follow(page, "Download the original");
      assertThat(page.locator("h1")).containsText("Is it really you?");
      dora.complaints.clear();
      press(page, "Yes, it is me");
      Download download = page.waitForDownload(() -> follow(page, "Download the original"));
      assertArrayEquals(original, Files.readAllBytes(download.path()));
      assertTrue(download.suggestedFilename().matches("photograph-[0-9a-f]{12}[.]jpg"));
      List<PastOpening> seen = clinic.keyholder().history(clinic.session("Pia"), patient);
      assertTrue(
          seen.stream().anyMatch(one -> one.toString().contains("ORIGINAL")), seen.toString());
      other.navigate(place + "/original");
      assertThat(other.getByRole(AriaRole.LINK, named("Download"))).hasCount(0);
    }
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
