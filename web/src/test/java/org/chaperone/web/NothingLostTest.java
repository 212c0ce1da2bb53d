package org.chaperone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
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

/** What was taken and is not stored yet outlives reloads, lost connections and dead tabs. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NothingLostTest {

  private static final Pattern PIECES = Pattern.compile("/uploads(/[0-9a-f]+)?$");

  /** How many things wait, and whether a JPEG's beginning or a name is to be read in any. */
  private static final String SHELF =
      "async () => { const request = indexedDB.open('chaperone-waiting', 1);"
          + " const db = await new Promise(r => { request.onsuccess = () => r(request.result); });"
          + " const all = store => new Promise(r => { const get ="
          + " db.transaction(store).objectStore(store).getAll(); get.onsuccess = () => r(get.result); });"
          + " const text = bytes => Array.from(new Uint8Array(bytes), b => String.fromCharCode(b)).join('');"
          + " const notes = await all('notes'); const bytes = await all('bytes'); db.close();"
          + " const read = JSON.stringify(notes) + bytes.map(text).join('');"
          + " return notes.length + ' ' + /JFIF|Exif|image\\/|secret/.test(read); }";

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

  private int stored(PatientId patient) {
    return clinic().vault().rows().photographsOf(patient).size();
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  private static void waits(Page page, int count) {
    for (int i = 0; i < 100; i++) {
      if (page.evaluate(SHELF).equals(count + " false")) {
        return;
      }
      page.waitForTimeout(100);
    }
    assertEquals(count + " false", page.evaluate(SHELF));
  }

  @Test
  void aPhotographOfTheCameraOutlivesTheConnectionAndTheTab(Browser browser) {
    PatientId patient = clinic().patient("Ver", "Loren", "9001");
    try (Visit visit = Visit.phone(browser, clinic())) {
      Page page = visit.as("Nora");
      page.navigate("/patients/" + patient + "/add");
      page.route(PIECES, Route::abort);
      page.getByLabel("Body site").selectOption("HAND");
      press(page, "Take a photograph");
      assertThat(page.locator("[data-shoot]")).isEnabled();
      page.locator("[data-shoot]").click();
      press(page, "Keep");
      press(page, "Close");
      assertThat(page.locator(".arriving .how")).containsText("Waiting");
      waits(page, 1);
      // The tab dies: no unload, no question.
      Page other = page.context().newPage();
      page.close();
      other.navigate("/patients");
      assertThat(other.locator(".wait")).containsText("not stored yet");
      other.locator(".wait").click();
      assertThat(other.locator(".stored")).hasCount(1);
      waits(other, 0);
      assertEquals(1, stored(patient));
      other.navigate("/patients/" + patient);
      assertThat(other.locator(".tile")).containsText("Hand");
    }
  }

  @Test
  void aReloadInTheMiddleLosesNothingAndNothingComesTwice(Browser browser) {
    PatientId patient = clinic().patient("Neu", "Laden", "9002");
    try (Visit visit = Visit.desktop(browser, clinic())) {
      Page page = visit.as("Dora");
      page.navigate("/patients/" + patient + "/add");
      page.route(PIECES, Route::abort);
      FilePayload[] files = new FilePayload[6];
      for (int i = 0; i < files.length; i++) {
        files[i] = new FilePayload("secret " + i, "image/jpeg", ServedClinic.drawn(i, 91));
      }
      page.setInputFiles("#files", files);
      waits(page, files.length);
      Page second = page.context().newPage();
      page.unroute(PIECES);
      page.reload();
      second.navigate("/patients/" + patient + "/add");
      waits(page, 0);
      assertEquals(files.length, stored(patient));
    }
  }

  @Test
  void offlineItWaitsAndGoesOnByItself(Browser browser) {
    PatientId patient = clinic().patient("Funk", "Loch", "9003");
    try (Visit visit = Visit.phone(browser, clinic())) {
      Page page = visit.as("Nora");
      page.navigate("/patients/" + patient + "/add");
      page.setInputFiles(
          "#files",
          new FilePayload[] {
            new FilePayload("first.jpg", "image/jpeg", ServedClinic.drawn(0, 92))
          });
      assertThat(page.locator(".stored")).hasCount(1);
      page.context().setOffline(true);
      page.setInputFiles(
          "#files",
          new FilePayload[] {
            new FilePayload("second.jpg", "image/jpeg", ServedClinic.drawn(1, 92))
          });
      assertThat(page.locator(".arriving .how").last()).containsText("Waiting");
      waits(page, 1);
      page.context().setOffline(false);
      assertThat(page.locator(".stored")).hasCount(2);
      visit.complaints.clear();
      assertEquals(2, stored(patient));
    }
  }

  @Test
  void anotherAccountAtTheSameDeviceSeesAndReadsNothing(Browser browser) {
    PatientId patient = clinic().patient("Ge", "Teilt", "9004");
    try (Visit visit = Visit.desktop(browser, clinic())) {
      Page page = visit.as("Nora");
      page.navigate("/patients/" + patient + "/add");
      page.route(PIECES, Route::abort);
      page.setInputFiles(
          "#files",
          new FilePayload[] {new FilePayload("x.jpg", "image/jpeg", ServedClinic.drawn(0, 93))});
      waits(page, 1);
      page.unroute(PIECES);
      page.onDialog(dialog -> dialog.accept());
      page.navigate("/patients");
      page.getByText("Sign out").click();
      visit.as("Dora");
      page.waitForTimeout(500);
      assertThat(page.locator(".wait")).hasCount(0);
      page.navigate("/patients/" + patient + "/add");
      page.waitForTimeout(500);
      waits(page, 1);
      assertEquals(0, stored(patient));
      page.navigate("/patients");
      page.getByText("Sign out").click();
      visit.as("Nora");
      page.locator(".wait").click();
      assertThat(page.locator(".stored")).hasCount(1);
      assertTrue(stored(patient) == 1);
    }
  }
}
