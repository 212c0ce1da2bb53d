package org.chaperone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.picture.Picture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Adding photographs: files, a lost connection, hostile files, the camera. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CaptureTest {

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

  private static FilePayload jpeg(int index, int seed) {
    return new FilePayload("IMG_" + index + ".jpg", "image/jpeg", ServedClinic.drawn(index, seed));
  }

  /** Several pieces long. */
  private static FilePayload large(int seed) {
    DrawnPhotograph drawn = new DrawnClinic(seed, 10).photograph(1);
    try (Picture picture = Picture.of(drawn.width(), drawn.height(), drawn.bgr());
        Picture large = picture.resized(2 * drawn.width(), 2 * drawn.height())) {
      return new FilePayload("large.png", "image/png", large.png());
    }
  }

  private List<?> photographsOf(PatientId patient) {
    return clinic().vault().rows().photographsOf(patient);
  }

  @Test
  void filesArriveWithTheirDescriptionAndHostileOnesAreRefusedInASentence(Browser browser) {
    PatientId patient = clinic().patient("Dina", "Adeyemi", "4001");
    try (Visit visit = Visit.desktop(browser, clinic())) {
      Page page = visit.as("Nora");
      page.navigate("/patients/" + patient);
      page.getByText("Add the first photograph").click();
      visit.look("capture");
      page.getByLabel("Body site").selectOption("NOSE");
      page.getByLabel("View", new Page.GetByLabelOptions().setExact(true)).selectOption("FRONT");
      page.getByLabel("Phase").fill("before");
      page.setInputFiles(
          "#files",
          new FilePayload[] {
            jpeg(0, 41),
            jpeg(1, 41),
            new FilePayload("page.svg", "image/svg+xml", utf8("<svg xmlns='x'/>")),
            new FilePayload("cut.jpg", "image/jpeg", new byte[] {-1, -40, -1, -32, 0, 1, 2, 3}),
            new FilePayload("nothing.jpg", "image/jpeg", new byte[0])
          });
      assertThat(page.locator(".stored")).hasCount(2);
      assertThat(page.locator(".failed")).hasCount(3);
      assertThat(page.locator(".failed").nth(0)).containsText("no picture of a kind");
      assertThat(page.locator(".failed").nth(1)).containsText("cannot be read");
      assertThat(page.locator(".failed").nth(2)).containsText("empty");
      // The browser notes every refusal of the server.
      visit.complaints.clear();
      visit.look("capture-arrived");
      assertEquals(2, photographsOf(patient).size());
      page.getByText("Done, to the patient").click();
      assertThat(page.locator(".tile").first()).containsText("Nose · front · before");

      page.navigate("/patients/" + patient + "/add");
      page.setInputFiles("#files", new FilePayload[] {jpeg(0, 41)});
      assertThat(page.locator(".stored")).containsText("Was there already");
      assertEquals(2, photographsOf(patient).size());
    }
  }

  @Test
  void anUploadGoesOnWhereTheConnectionWasLost(Browser browser) {
    PatientId patient = clinic().patient("Ewa", "Lis", "4002");
    FilePayload large = large(42);
    AtomicInteger pieces = new AtomicInteger();
    List<String> offsets = Collections.synchronizedList(new ArrayList<>());
    try (Visit visit = Visit.phone(browser, clinic())) {
      Page page = visit.as("Nora");
      page.route(
          Pattern.compile("/uploads/[0-9a-f]+$"),
          route -> {
            if (route.request().method().equals("PATCH")) {
              offsets.add(route.request().headerValue("upload-offset"));
              int piece = pieces.incrementAndGet();
              if (piece == 2 || piece == 3) {
                // Once before the server has it; once after, so that only the answer is lost.
                if (piece == 3) {
                  route.fetch();
                }
                route.abort();
                return;
              }
            }
            route.resume();
          });
      page.navigate("/patients/" + patient + "/add");
      page.setInputFiles("#files", large);
      assertThat(page.locator(".stored")).hasCount(1);
      assertEquals(1, photographsOf(patient).size());
      int least = Math.ceilDiv(large.buffer.length, 512 * 1024);
      assertTrue(least >= 3, "the file has several pieces");
      assertEquals(least + 1, pieces.get(), "only what was lost is sent again: " + offsets);
      visit.complaints.clear();
    }
  }

  @Test
  void filesAreDropped(Browser browser) {
    PatientId patient = clinic().patient("Fee", "Tan", "4003");
    try (Visit visit = Visit.desktop(browser, clinic())) {
      Page page = visit.as("Dora");
      page.navigate("/patients/" + patient + "/add");
      var files =
          page.evaluateHandle(
              "text => { const t = new DataTransfer();"
                  + " const bytes = Uint8Array.from(atob(text), c => c.charCodeAt(0));"
                  + " t.items.add(new File([bytes], 'dropped.jpg', {type: 'image/jpeg'}));"
                  + " return t; }",
              Base64.getEncoder().encodeToString(ServedClinic.drawn(2, 43)));
      page.dispatchEvent("#drop", "dragenter", Map.of("dataTransfer", files));
      assertThat(page.locator(".drop.over")).hasCount(1);
      page.dispatchEvent("#drop", "drop", Map.of("dataTransfer", files));
      assertThat(page.locator(".stored")).hasCount(1);
      assertEquals(1, photographsOf(patient).size());
    }
  }

  @Test
  void theCameraTakesAPhotographUnderTheEarlierOne(Browser browser) throws Exception {
    PatientId patient = clinic().patient("Gil", "Roy", "4004");
    clinic().photographs(patient, 2);
    try (Visit visit = Visit.phone(browser, clinic())) {
      Page page = visit.as("Nora");
      page.navigate("/patients/" + patient + "/add");
      page.locator(".ghosts summary").click();
      assertThat(page.locator(".ghosts .frame img")).hasCount(2);
      visit.look("capture");
      page.locator(".ghosts label.tile").nth(2).click();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take a photograph"))
          .click();
      assertThat(page.locator(".ghost img")).hasCount(1);
      assertThat(page.locator("[data-shoot]")).isEnabled();
      visit.look("camera");
      page.locator("[data-shoot]").click();
      assertThat(page.locator(".taken img")).hasCount(1);
      visit.look("camera-taken");
      page.getByText("Keep", new Page.GetByTextOptions().setExact(true)).click();
      page.locator("[data-close]").click();
      assertThat(page.locator(".stored")).hasCount(1);
      visit.look("capture-taken");
      assertEquals(3, photographsOf(patient).size());
    }
  }

  @Test
  void aPieceFitsOrIsLeftOutAndSizesAndStrangersAreRefused(Browser browser) {
    PatientId patient = clinic().patient("Hal", "Ode", "4005");
    try (Visit visit = Visit.desktop(browser, clinic())) {
      Page page = visit.as("Nora");
      String begin =
          "async size => { const answer = await fetch('/patients/"
              + patient
              + "/uploads', {method: 'POST', headers: {'Content-Type': 'application/json',"
              + " 'X-CSRF-TOKEN': document.querySelector('meta[name=csrf]').content},"
              + " body: JSON.stringify({name: 'x', size, sha256: '0'.repeat(64), takenAt: '',"
              + " site: '', side: '', view: '', procedure: '', stage: ''})});"
              + " return answer.status + ' ' + await answer.text(); }";
      assertTrue(page.evaluate(begin, 1e10).toString().startsWith("413 {\"sentence\""));
      String mine = page.evaluate(begin, 1000).toString();
      assertTrue(mine.startsWith("200"), mine);
      String id = mine.replaceAll(".*\"id\":\"([0-9a-f]+)\".*", "$1");
      String piece =
          "async ([id, offset]) => { const answer = await fetch('/uploads/' + id, {method: 'PATCH',"
              + " headers: {'Content-Type': 'application/octet-stream', 'Upload-Offset': offset,"
              + " 'X-CSRF-TOKEN': document.querySelector('meta[name=csrf]').content},"
              + " body: new Uint8Array([255, 216, 255, 224, 0])});"
              + " return answer.status + ' ' + await answer.text(); }";
      assertEquals("409 {\"offset\":0}", page.evaluate(piece, List.of(id, "3")));
      assertEquals("200 {\"offset\":5}", page.evaluate(piece, List.of(id, "0")));
      // The same once more, as when only the answer was lost.
      assertEquals("200 {\"offset\":5}", page.evaluate(piece, List.of(id, "0")));
      assertEquals("200 {\"offset\":10}", page.evaluate(piece, List.of(id, "5")));
      try (Visit other = Visit.desktop(browser, clinic())) {
        Page theirs = other.as("Dora");
        assertEquals(404, theirs.navigate("/uploads/" + id).status());
      }
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
