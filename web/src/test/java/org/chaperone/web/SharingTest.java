package org.chaperone.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.share.ShareState;
import org.chaperone.keyholder.share.ShareSummary;
import org.chaperone.vault.consent.Consent;
import org.chaperone.vault.consent.Permission;
import org.chaperone.vault.consent.Purpose;
import org.chaperone.vault.consent.Signature;
import org.chaperone.vault.consent.Wording;
import org.chaperone.web.access.Only;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Photographs shared by a link: the one who shares, the one whom it is for, and others. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SharingTest {

  private @org.jspecify.annotations.Nullable ServedClinic open;

  /** A link and its code, as they are told. */
  private record Told(String link, String code) {}

  @BeforeAll
  void begin(@TempDir Path folder) throws Exception {
    open = ServedClinic.in(folder);
  }

  @AfterAll
  void end() {
    String log = String.join("\n", clinic().log);
    assertFalse(log.contains("Weber"), "the log names a recipient");
    clinic().close();
  }

  private ServedClinic clinic() {
    return Objects.requireNonNull(open);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private Told share(Page page, PatientId patient, int photographs) {
    page.navigate("/patients/" + patient);
    page.navigate("/patients/" + patient + "/shares/new");
    for (int i = 0; i < photographs; i++) {
      page.locator(".tiles.choose input").nth(i).check();
    }
    page.getByLabel("Name and house").fill("Dr. Weber, St. Anna");
    button(page, "Make the link").click();
    return new Told(page.locator("#link").innerText(), page.locator("#code").innerText());
  }

  private List<ShareSummary> shares(PatientId patient) {
    return clinic().keyholder().sharesOf(clinic().session("Pia"), patient);
  }

  private static void bind(Page page, Told told) {
    page.navigate(told.link());
    page.getByLabel("The code").fill(told.code().toLowerCase(java.util.Locale.ROOT));
    button(page, "Open the photographs").click();
    page.waitForURL("**/share/view");
    assertThat(page.locator("[data-shared-stage] img")).isVisible();
  }

  @Test
  void oneSharesAndTheOtherSeesOnTheirPhoneUntilItIsEnded(Browser browser) throws Exception {
    PatientId anna = clinic().patient("Anna", "Meyer", "1001");
    clinic().photographs(anna, 3);
    try (Visit sharer = Visit.desktop(browser, clinic());
        Visit recipient = Visit.phone(browser, clinic());
        Visit thief = Visit.desktop(browser, clinic())) {
      Page page = sharer.as("Dora");
      page.navigate("/patients/" + anna);
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Share").setExact(true))
          .click();
      assertThat(page.getByText("Nothing is shared")).isVisible();
      sharer.look("shares-none");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Share photographs"))
          .click();
      assertThat(page.locator(".tiles.choose img").first()).isVisible();
      page.locator(".tiles.choose input").first().check();
      page.locator(".tiles.choose input").nth(1).check();
      page.getByLabel("Name and house").fill("Dr. Weber, St. Anna");
      page.getByLabel("A few words").fill("What do you think of the left side?");
      sharer.look("share-new");
      button(page, "Make the link").click();
      Told told = new Told(page.locator("#link").innerText(), page.locator("#code").innerText());
      assertTrue(told.code().matches("[2-9A-Z]{4}-[2-9A-Z]{4}"), told.code());
      sharer.look("share-given");

      Page phone = recipient.page();
      recipient.plugIn();
      phone.navigate(told.link());
      recipient.look("shared-door");
      phone.getByLabel("The code").fill("AAAA-AAAA");
      button(phone, "Open the photographs").click();
      assertThat(phone.getByRole(AriaRole.ALERT).first()).containsText("You can try 4 times more");
      recipient.complaints.clear();
      bind(phone, told);
      assertThat(phone.getByText("This copy is marked as yours. It can be seen until")).isVisible();
      assertThat(phone.getByText("Photographs can be opened 19 times more")).isVisible();
      assertFalse(phone.url().contains("#"), "nothing secret stays in the address");
      recipient.look("shared-view");
      button(phone, "Next photograph").click();
      assertThat(phone.getByText("opened 18 times more")).isVisible();
      button(phone, "Previous photograph").click();
      assertThat(phone.locator("[data-shared-stage] img")).isVisible();
      assertThat(phone.getByText("opened 18 times more")).isVisible();

      // The link and the code, in another's hands, are worth nothing any more.
      Page other = thief.page();
      thief.plugIn();
      other.navigate(told.link());
      other.getByLabel("The code").fill(told.code());
      button(other, "Open the photographs").click();
      assertThat(other.getByRole(AriaRole.ALERT).first()).containsText("This opens nothing");
      button(other, "Open with my passkey").click();
      assertThat(other.getByRole(AriaRole.ALERT).last()).not().isEmpty();
      other.navigate("/share/view");
      assertThat(other).hasURL(Pattern.compile("/share$"));

      // The recipient comes again, by the passkey.
      button(phone, "Leave").click();
      phone.navigate("/share/view");
      assertThat(phone).hasURL(Pattern.compile("/share$"));
      recipient.complaints.clear();
      recipient.look("shared-again");
      button(phone, "Open with my passkey").click();
      phone.waitForURL("**/share/view");
      assertThat(phone.getByText("opened 17 times more")).isVisible();

      page.navigate("/shares");
      assertThat(page.getByText("Opened 3 times of 20 at most")).isVisible();
      sharer.look("shares-own");
      page.navigate("/patients/" + anna + "/seen");
      assertThat(page.getByText("Dr. Weber, St. Anna, by a link that Dora gave on").first())
          .isVisible();
      sharer.look("seen-with-shares");
      page.navigate("/patients/" + anna + "/shares");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("End the share")).click();
      assertThat(page.getByText("ended", new Page.GetByTextOptions().setExact(true))).isVisible();
      assertEquals(ShareState.ENDED, shares(anna).getFirst().state());
      phone.reload();
      assertThat(phone).hasURL(Pattern.compile("/share$"));
      button(phone, "Open with my passkey").click();
      assertThat(phone.getByRole(AriaRole.ALERT).last()).containsText("This opens nothing");
    }
  }

  @Test
  void wrongCodesLockTheLink(Browser browser) throws Exception {
    PatientId bela = clinic().patient("Bela", "Kovacs", "1002");
    clinic().photographs(bela, 1);
    try (Visit sharer = Visit.desktop(browser, clinic());
        Visit guesser = Visit.phone(browser, clinic())) {
      Told told = share(sharer.as("Dora"), bela, 1);
      Page page = guesser.page();
      guesser.plugIn();
      page.navigate(told.link());
      for (int i = 0; i < 5; i++) {
        page.getByLabel("The code").fill("ZZZZ-ZZZ" + (2 + i));
        button(page, "Open the photographs").click();
        assertThat(page.getByRole(AriaRole.ALERT).first())
            .containsText(
                i == 4 ? "too often" : i == 3 ? "once more" : "try " + (4 - i) + " times more");
      }
      page.getByLabel("The code").fill(told.code());
      button(page, "Open the photographs").click();
      assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("This opens nothing");
      assertEquals(ShareState.LOCKED, shares(bela).getFirst().state());
    }
  }

  @Test
  void aGuestReachesTheirPhotographsAndNoOtherRoute(Browser browser) throws Exception {
    PatientId cleo = clinic().patient("Cleo", "Okafor", "1003");
    List<PhotographId> photographs = clinic().photographs(cleo, 3);
    try (Visit sharer = Visit.desktop(browser, clinic());
        Visit recipient = Visit.phone(browser, clinic())) {
      Told told = share(sharer.as("Dora"), cleo, 1);
      Page page = recipient.page();
      recipient.plugIn();
      bind(page, told);
      List<PhotographId> shared = shares(cleo).getFirst().photographs();
      for (PhotographId photograph : photographs) {
        int status = page.request().get("/share/photographs/" + photograph).status();
        assertEquals(shared.contains(photograph) ? 200 : 404, status);
      }
      String token = page.locator("meta[name=csrf]").getAttribute("content");
      List<String> reached = new ArrayList<>();
      int asked = 0;
      for (Method method : RoutesTest.routes()) {
        Only rule = method.getAnnotation(Only.class);
        RequestMapping mapping =
            AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (rule == null || mapping == null || List.of(rule.value()).contains(Role.GUEST)) {
          continue;
        }
        for (RequestMethod verb : mapping.method()) {
          for (String path : mapping.path()) {
            String asks = path.replaceAll("\\{[^}]+}", "0".repeat(32));
            APIResponse answer =
                page.request()
                    .fetch(
                        asks,
                        RequestOptions.create()
                            .setMethod(verb.name())
                            .setHeader("X-CSRF-TOKEN", token)
                            .setMaxRedirects(0));
            asked++;
            if (answer.status() != 403) {
              reached.add(verb + " " + path + " " + answer.status());
            }
          }
        }
      }
      assertEquals(List.of(), reached);
      assertTrue(asked > 30, "few were asked: " + asked);
      page.navigate("/");
      page.waitForURL("**/share/view");

      clinic()
          .keyholder()
          .approve(
              clinic().session("Pia"),
              clinic()
                  .keyholder()
                  .ask(clinic().session("Ada"), new Action.ErasePatient(cleo, "asked for"))
                  .id());
      assertEquals(403, page.request().get("/share/photographs/" + shared.getFirst()).status());
      page.navigate("/share/view");
      assertThat(page.getByText("This is not shared any more")).isVisible();
    }
  }

  @Test
  void aShareForTeachingNeedsThePatientsWord(Browser browser) throws Exception {
    PatientId dana = clinic().patient("Dana", "Schulz", "1004");
    List<PhotographId> photographs = clinic().photographs(dana, 2);
    try (Visit sharer = Visit.desktop(browser, clinic())) {
      Page page = sharer.as("Dora");
      page.navigate("/patients/" + dana + "/shares/new?photograph=" + photographs.getFirst());
      page.getByLabel("Name and house").fill("Prof. Lehr");
      page.getByLabel("What for").selectOption("TEACHING");
      button(page, "Make the link").click();
      assertThat(page.getByRole(AriaRole.ALERT).first())
          .containsText("The patient has not allowed teaching for the photograph that you chose");
      assertThat(page.getByLabel("Name and house")).hasValue("Prof. Lehr");
      assertThat(page.getByLabel("What for")).hasValue("TEACHING");
      assertEquals(List.of(), shares(dana));
      clinic()
          .vault()
          .consents()
          .add(
              clinic().session("Dora"),
              dana,
              new Consent(
                  Set.of(photographs.getFirst()),
                  Set.of(new Permission(Purpose.TEACHING, "")),
                  Set.of(),
                  Instant.now(),
                  "Dora",
                  "",
                  Optional.of(wording()),
                  Optional.of(new Signature("Dana Schulz", ""))),
              "");
      button(page, "Make the link").click();
      assertThat(page.getByText("The link is made")).isVisible();
      assertEquals(1, shares(dana).size());

      // Taking it back shows where the copy went, and it is ended there.
      page.navigate("/patients/" + dana + "/consent");
      page.getByText("Take something back").click();
      page.getByLabel("Teaching").check();
      page.getByLabel("How the patient said so").fill("in person");
      button(page, "Take it back").click();
      assertThat(page.locator("#copies")).containsText("Prof. Lehr");
      sharer.complaints.clear();
      sharer.look("consent-copies");
      button(page, "End").click();
      assertEquals(ShareState.ENDED, shares(dana).getFirst().state());
    }
  }

  private static Wording wording() {
    return new Wording(
        0,
        "Please read.",
        java.util.stream.Stream.of(Purpose.values())
            .collect(java.util.stream.Collectors.toMap(p -> p, p -> "May we?")),
        "Thank you.");
  }

  @Test
  void thePatientsOwnReportIsADocumentWithEverything(Browser browser) throws Exception {
    PatientId erik = clinic().patient("Érik", "Łukaszewski", "1005");
    clinic().photographs(erik, 4);
    try (Visit sharer = Visit.desktop(browser, clinic());
        Visit recipient = Visit.phone(browser, clinic())) {
      Page page = sharer.as("Dora");
      Told told = share(page, erik, 2);
      recipient.plugIn();
      bind(recipient.page(), told);
      page.navigate("/patients/" + erik + "/seen");
      assertThat(page.getByText("Report for the patient")).hasCount(0);
      page.navigate("/patients/" + erik);
      button(page, "Add to mine").click();
      page.navigate("/patients/" + erik + "/seen");
      sharer.look("seen-report");
      var download = page.waitForDownload(() -> button(page, "Make the report").click());
      Path pdf = download.path();
      String text = PdfText.of(pdf);
      for (String said :
          List.of(
              "Łukaszewski, Érik",
              "Dora, doctor",
              "Nora, nurse",
              "Dr. Weber, St. Anna, to whom it was shared by a link",
              "Shared photograph",
              "How this can be checked")) {
        assertTrue(text.contains(said), said + " is missing in: " + text);
      }
      String shots = System.getProperty("chaperone.shots");
      if (shots != null && !shots.isBlank()) {
        java.nio.file.Files.copy(
            pdf,
            Path.of(shots, "who-has-seen.pdf"),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
      page.navigate("/patients/" + erik + "/seen");
      page.getByLabel("Name roles instead of people").check();
      String roles =
          PdfText.of(page.waitForDownload(() -> button(page, "Make the report").click()).path());
      assertFalse(roles.contains("Dora"), "a name although roles alone were asked for");
      assertTrue(
          clinic().keyholder().history(clinic().session("Pia"), erik).stream()
              .anyMatch(entry -> entry.reason().equals("a report for the patient")));
    }
  }
}
