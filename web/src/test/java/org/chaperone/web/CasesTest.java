package org.chaperone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.SignInException;
import org.chaperone.vault.viewing.Viewed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A first case: Dora's account is in other hands, and what she saw turns up. */
@ExtendWith(Chromium.class)
final class CasesTest {

  private static final List<String> NAMES = List.of("Confirmata", "Possibilis", "Exclusa");

  @TempDir private Path folder;
  private @org.jspecify.annotations.Nullable ServedClinic open;
  private final List<PatientId> patients = new ArrayList<>();
  private final List<byte[]> seen = new ArrayList<>();

  @BeforeEach
  void begin() throws Exception {
    open = ServedClinic.in(folder.resolve("clinic"));
    for (int i = 0; i < NAMES.size(); i++) {
      PatientId patient = clinic().patient("Paula", NAMES.get(i), "K-" + i);
      patients.add(patient);
      List<PhotographId> photographs = clinic().photographs(patient, 2);
      if (i < 2) {
        seen.add(look("Dora", patient, photographs.getFirst()));
      }
    }
  }

  @AfterEach
  void end() {
    clinic().close();
  }

  private ServedClinic clinic() {
    return java.util.Objects.requireNonNull(open);
  }

  private byte[] look(String who, PatientId patient, PhotographId photograph) throws IOException {
    return ((Viewed.Opened)
            clinic()
                .vault()
                .viewing()
                .open(
                    clinic().session(who),
                    patient,
                    List.of(photograph),
                    Rendition.DISPLAY,
                    "consultation",
                    Optional.empty()))
        .photographs()
        .getFirst()
        .jpeg();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator tab(Page page, String name) {
    return page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("This case"))
        .getByText(name);
  }

  private static String counts(Page page) {
    return String.join("/", page.locator(".case-tier strong").allInnerTexts());
  }

  private Path zip(String name, byte[]... pictures) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < pictures.length; i++) {
        zip.putNextEntry(new ZipEntry("cache/stolen-" + i + ".jpg"));
        zip.write(pictures[i]);
      }
    }
    return file;
  }

  /** Pia asks, Ada approves. */
  private void openCase(Page pia, Page ada) {
    link(pia, "Cases").click();
    link(pia, "Open a case").click();
    pia.getByLabel("What it is about").fill("A message on Monday");
    button(pia, "Ask for the case").click();
    assertThat(pia.getByText("Somebody else approves")).isVisible();
    assertThat(button(pia, "Approve")).hasCount(0);
    link(ada, "Cases").click();
    assertThat(ada.getByText("Open the case “A message on Monday” for Pia")).isVisible();
    button(ada, "Approve").click();
    assertThat(ada.getByText("Others work on it")).isVisible();
    pia.navigate("/cases");
    link(pia, Pattern.compile("A message on Monday")).click();
    pia.waitForURL(Pattern.compile("/cases/[0-9a-f]{32}$"));
  }

  private static Locator link(Page page, Pattern name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  private static void frameDora(Page page) {
    link(page, "Say who and when").click();
    page.getByLabel("Dora Doctor").check();
    button(page, "Ask the ledger").click();
    page.waitForURL(Pattern.compile("/cases/[0-9a-f]{32}$"));
  }

  private static void give(Page page, String dump, Path... files) {
    page.getByLabel("Choose files").setInputFiles(files);
    page.getByLabel("What to call this dump").fill(dump);
    button(page, "Trace it").click();
    // Tracing takes its time on a machine that is busy.
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(dump)))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(120_000));
  }

  @Test
  void twoPeopleOpenACaseAndTheAnswerIsThereBeforeAndAfterTheLeak(Browser browser)
      throws Exception {
    try (Visit one = Visit.desktop(browser, clinic());
        Visit two = Visit.phone(browser, clinic())) {
      Page pia = one.as("Pia");
      Page ada = two.as("Ada");
      openCase(pia, ada);
      assertEquals("0/3/0", counts(pia), "until the ledger was asked everybody is possible");
      one.look("case-unframed");
      frameDora(pia);
      assertEquals("0/2/1", counts(pia), "at once, before any file");
      assertThat(pia.locator(".case-most")).containsText("2 patients of 3 may be affected");
      one.look("case-possible");
      tab(pia, "Contain").click();
      one.look("case-frame");

      tab(pia, "Leaked material").click();
      one.look("case-leaks-empty");
      give(pia, "The first mail", zip("leak.zip", seen.getFirst(), ServedClinic.drawn(5, 77)));
      assertThat(pia.locator(".case-found .v-copy strong")).hasText("1");
      assertThat(pia.getByText("A view of Dora, ledger entry")).isVisible();
      one.look("case-leaks");
      assertEquals(List.of(), working(), "nothing stays in the clear");
      tab(pia, "Answer").click();
      assertEquals("1/1/1", counts(pia));
      button(pia, "Show names").click();
      assertThat(pia.locator(".case-patients")).containsText("Confirmata, Paula");
      one.look("case-answer");
      one.onPaper("case-answer");
      pia.locator(".case-patients a").first().click();
      assertThat(pia.getByText("A view of Dora, ledger entry")).isVisible();
      pia.locator(".case-pair img").last().scrollIntoViewIfNeeded();
      for (Locator picture : pia.locator(".case-pair img").all()) {
        assertThat(picture).hasJSProperty("complete", true);
      }
      one.look("case-patient");
      one.onPaper("case-patient");

      tab(pia, "Leaked material").click();
      give(pia, "Months later", zip("second.zip", seen.getFirst(), seen.get(1)));
      Locator later =
          pia.locator("section")
              .filter(new Locator.FilterOptions().setHasText("Months later"))
              .first();
      assertThat(later).containsText("2 pictures, 1 of them new");
      assertThat(later.locator(".case-findings li")).hasCount(1);

      tab(pia, "Timeline").click();
      assertThat(pia.locator("tr.deed-release")).hasCount(2);
      one.look("case-timeline");
      one.onPaper("case-timeline");
      assertFiles(pia, one);

      assertEquals(404, status(ada, pia.url()));
      try (Visit again = Visit.phone(browser, clinic())) {
        Page phone = again.as("Pia");
        phone.navigate(pia.url().replace("/files", ""));
        assertEquals("2/0/1", counts(phone));
        again.look("case-answer");
        phone.locator(".case-patients a").first().click();
        again.look("case-patient");
      }
    }
    assertNoNames();
  }

  /** What lies in the folder for leaked material. */
  private List<Path> working() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("work"))) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static int status(Page page, String url) {
    return page.request().get(url).status();
  }

  private static void assertFiles(Page pia, Visit visit) throws Exception {
    tab(pia, "Files").click();
    visit.look("case-files");
    byte[] pdf = download(pia, "Download answer.pdf");
    assertTrue(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
    String csv = new String(download(pia, "Download answer.csv"), StandardCharsets.UTF_8);
    assertEquals(7, csv.lines().count());
    assertTrue(csv.contains(",confirmed,"), csv);
    byte[] evidence = download(pia, "Download evidence.zip");
    try (var zip = new java.util.zip.ZipInputStream(new ByteArrayInputStream(evidence))) {
      assertEquals(
          "evidence-1.bundle", java.util.Objects.requireNonNull(zip.getNextEntry()).getName());
    }
  }

  private static byte[] download(Page page, String name) throws IOException {
    Download download = page.waitForDownload(() -> button(page, name).click());
    try (var in = download.createReadStream();
        var out = new ByteArrayOutputStream()) {
      in.transferTo(out);
      return out.toByteArray();
    }
  }

  /** Neither what was looked up nor what was found is in the log. */
  private void assertNoNames() {
    String log = String.join("\n", clinic().log);
    for (String word :
        List.of("Confirmata", "stolen-", "leak.zip", "Monday", patients.getFirst().toString())) {
      assertFalse(log.contains(word), word);
    }
  }

  @Test
  void containsWithOneButtonAndIsUndoneByTwo(Browser browser) {
    try (Visit one = Visit.phone(browser, clinic());
        Visit two = Visit.desktop(browser, clinic());
        Visit three = Visit.desktop(browser, clinic())) {
      Page pia = one.as("Pia");
      Page ada = two.as("Ada");
      Page dora = three.as("Dora");
      openCase(pia, ada);
      frameDora(pia);
      one.look("case-not-contained");
      button(pia, "Contain now").click();
      assertThat(pia.getByText("one account locked")).isVisible();
      one.look("case-contained");
      dora.navigate("/account");
      assertThat(dora).hasURL(Pattern.compile("/sign-in\\?because=LOCKED$"));
      Assertions.assertThrows(SignInException.class, () -> clinic().session("Dora"));

      link(pia, "Undo …").click();
      pia.getByText("Undo it …").click();
      pia.getByLabel("Why it is safe now").fill("the passkey was found");
      one.look("case-undo");
      button(pia, "Ask for the end of it").click();
      assertThat(pia.getByText("Let Dora sign in again")).isVisible();
      Assertions.assertThrows(SignInException.class, () -> clinic().session("Dora"));
      ada.navigate("/cases");
      two.look("cases-waiting");
      button(ada, "Approve").click();
      assertThat(ada.getByText("Let Dora sign in again")).hasCount(0);
      clinic().session("Dora");
    }
  }

  @Test
  void aPersonLooksAtWhatTheTraceCannotDecideAndCanTakeItBack(Browser browser) throws Exception {
    PatientId alike = clinic().patient("Paula", "Similis", "K-9");
    clinic().sitting(alike);
    try (Visit one = Visit.desktop(browser, clinic());
        Visit two = Visit.phone(browser, clinic())) {
      Page pia = one.as("Pia");
      openCase(pia, two.as("Ada"));
      frameDora(pia);
      assertEquals("0/2/2", counts(pia));
      tab(pia, "Leaked material").click();
      give(pia, "x", zip("leak.zip", ServedClinic.anotherShot()));
      tab(pia, "Answer").click();
      assertEquals("0/3/1", counts(pia));
      one.look("case-to-look-at");
      link(pia, Pattern.compile("^Look at")).click();
      for (Locator picture : pia.locator(".case-side img").all()) {
        assertThat(picture).hasJSProperty("complete", true);
      }
      one.look("case-look");
      pia.getByLabel("Why").fill("the same scar");
      button(pia, Pattern.compile("^This patient, in another picture")).click();
      assertThat(pia.getByText("Nothing waits to be looked at")).isVisible();
      assertThat(pia.getByText("“the same scar”")).isVisible();
      tab(pia, "Answer").click();
      assertEquals("1/2/1", counts(pia), "the patient is confirmed");

      try (Visit again = Visit.phone(browser, clinic())) {
        Page phone = again.as("Pia");
        phone.navigate(pia.url().replaceAll("/cases/([0-9a-f]+).*", "/cases/$1/look"));
        again.look("case-looked");
        button(phone, Pattern.compile("^Take back what was said")).first().click();
        assertThat(phone.getByText("Does the leaked picture show patient")).isVisible();
        again.look("case-look");
        button(phone, Pattern.compile("^Somebody or something else")).first().click();
        while (button(phone, Pattern.compile("^Somebody or something else")).count() > 0) {
          button(phone, Pattern.compile("^Somebody or something else")).click();
        }
        tab(phone, "Answer").click();
        assertEquals("0/2/2", counts(phone), "whatever shows somebody else counts for nothing");
      }
    }
  }

  private static Locator button(Page page, Pattern name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  @Test
  void thePhoneDeskSaysOneOfThreeAnswers(Browser browser) throws Exception {
    try (Visit one = Visit.phone(browser, clinic());
        Visit two = Visit.desktop(browser, clinic())) {
      Page pia = one.as("Pia");
      openCase(pia, two.as("Ada"));
      frameDora(pia);
      tab(pia, "Leaked material").click();
      give(pia, "x", zip("leak.zip", seen.getFirst()));
      tab(pia, "Phone desk").click();
      List<String> tiers = List.of("Confirmed", "Possible", "Excluded");
      for (int i = 0; i < NAMES.size(); i++) {
        pia.getByLabel("Who is calling?").fill(NAMES.get(i).toLowerCase(java.util.Locale.ROOT));
        button(pia, "Look up").click();
        assertThat(pia.locator(".case-verdict h2")).hasText(tiers.get(i));
        assertThat(pia.locator(".case-verdict blockquote p")).hasCount(3);
        one.look("case-phone-" + tiers.get(i).toLowerCase(java.util.Locale.ROOT));
        assertFalse(pia.url().contains(NAMES.get(i)));
      }
      pia.getByLabel("Who is calling?").fill("nobody");
      button(pia, "Look up").click();
      assertThat(pia.getByText("There is no such patient")).isVisible();
    }
    assertNoNames();
  }

  @Test
  void aFileGoesOnWhereItStoppedAndNobodyElseSeesIt(Browser browser) throws Exception {
    try (Visit one = Visit.desktop(browser, clinic());
        Visit two = Visit.desktop(browser, clinic());
        Visit three = Visit.phone(browser, clinic())) {
      Page pia = one.as("Pia");
      openCase(pia, two.as("Ada"));
      frameDora(pia);
      tab(pia, "Leaked material").click();
      // More than two pieces, and nothing that packs.
      byte[] noise = new byte[9_000_000];
      new java.util.Random(1).nextBytes(noise);
      Path leak = zip("large.zip", seen.getFirst(), noise);
      // The line breaks after the first piece.
      int[] pieces = {0};
      pia.route(
          "**/uploads/*",
          route -> {
            if (route.request().method().equals("PATCH") && ++pieces[0] > 1) {
              route.abort();
            } else {
              route.resume();
            }
          });
      pia.getByLabel("Choose files").setInputFiles(leak);
      assertThat(pia.getByText("waiting for the connection")).isVisible();
      one.complaints.clear();
      pia.unroute("**/uploads/*");
      assertThat(pia.getByText("One file is here and not traced yet")).isVisible();
      one.complaints.clear();
      one.look("case-leaks-given");
      Path given = working().getFirst();
      assertEquals(-1, Files.mismatch(leak, given));

      String path = pia.url();
      clinic().enrolAs("Quentin", Role.PRIVACY_LEAD);
      Page quentin = three.as("Quentin");
      assertEquals(404, quentin.navigate(path).status());
      quentin.navigate("/cases");
      assertThat(quentin.getByText("Others work on it")).isVisible();
      three.complaints.clear();
      three.look("cases-of-others");
    }
  }
}
