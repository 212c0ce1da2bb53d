package org.chaperone.web.photograph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chaperone.vault.facts.PhotographFacts;
import org.chaperone.web.page.Texts;

/** What a photograph shows, in a few words. */
public final class Caption {

  private Caption() {}

  /** Body site with its side, view, phase, as far as they were said. */
  public static String of(PhotographFacts facts) {
    List<String> parts = new ArrayList<>();
    if (facts.bodySite().isPresent() || facts.side().isPresent()) {
      parts.add(site(facts));
    }
    facts.view().ifPresent(view -> parts.add(Texts.of("view." + view)));
    if (!facts.stage().isBlank()) {
      parts.add(facts.stage());
    }
    return parts.isEmpty() ? Texts.of("photograph.plain") : capital(String.join(" · ", parts));
  }

  /** Body site with its side. */
  public static String site(PhotographFacts facts) {
    String site = facts.bodySite().map(one -> Texts.of("site." + one)).orElse("");
    String side = facts.side().map(one -> Texts.of("side." + one)).orElse("");
    return capital((side + " " + site).strip());
  }

  /** With a capital letter first. */
  public static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ENGLISH) + text.substring(1);
  }
}
