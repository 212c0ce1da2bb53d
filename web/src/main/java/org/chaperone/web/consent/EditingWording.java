package org.chaperone.web.consent;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaperone.keyholder.session.Role;
import org.chaperone.vault.Vault;
import org.chaperone.vault.consent.Purpose;
import org.chaperone.vault.consent.Wording;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Pages;
import org.chaperone.web.page.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The clinic's own words, in which patients are asked. */
@Controller
final class EditingWording {

  private final Vault vault;
  private final Pages pages;

  EditingWording(Vault vault, Pages pages) {
    this.vault = vault;
    this.pages = pages;
  }

  @GetMapping("/wording")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  View page(@RequestParam(defaultValue = "") String saved, SignedIn who) throws IOException {
    return page(!saved.isEmpty(), "", who);
  }

  private View page(boolean isSaved, String problem, SignedIn who) throws IOException {
    Wording present = vault.wordings().present(who.session()).orElseGet(OwnWording::get);
    return pages.show(
        "consent/wording",
        new WordingPage(present, vault.wordings().all(who.session()), isSaved, problem),
        problem.isEmpty() ? 200 : 400);
  }

  @PostMapping("/wording")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  Object save(@RequestParam Map<String, String> fields, SignedIn who) throws IOException {
    Wording written;
    try {
      Map<Purpose, String> purposes =
          Stream.of(Purpose.values())
              .collect(Collectors.toMap(one -> one, one -> field(fields, "purpose-" + one)));
      written = new Wording(0, field(fields, "opening"), purposes, field(fields, "closing"));
    } catch (IllegalArgumentException e) {
      return page(false, Texts.of("wording.incomplete"), who);
    }
    vault.wordings().add(who.session(), written);
    return "redirect:/wording?saved=1";
  }

  /** Browsers send lines ended as in mail. */
  private static String field(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "").replace("\r\n", "\n").strip();
  }
}
