package org.chaperone.web.correcting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chaperone.vault.facts.BodySite;
import org.chaperone.vault.facts.PhotographFacts;
import org.chaperone.vault.facts.PhotographFacts.Correction;
import org.chaperone.vault.facts.Side;
import org.chaperone.vault.facts.View;
import org.chaperone.web.page.Page;
import org.chaperone.web.page.Texts;
import org.chaperone.web.photograph.Caption;
import org.chaperone.web.photograph.Tile;
import org.chaperone.web.roster.PatientLine;

/**
 * What is said of a photograph, to be corrected.
 *
 * @param fault what was wrong; empty at first
 */
public record CorrectPage(PatientLine patient, Tile photograph, String fault) {

  /** What is said now. */
  public PhotographFacts facts() {
    return photograph.facts();
  }

  /** The time as the field wants it. */
  public String takenAt() {
    return facts().takenAt().map(time -> time.withSecond(0).withNano(0).toString()).orElse("");
  }

  /** When a correction was made. */
  public Instant at(Correction correction) {
    return Instant.ofEpochMilli(correction.at());
  }

  /** What was said before a correction, in a line. */
  public String before(Correction was) {
    List<String> parts = new ArrayList<>();
    String site = was.bodySite().map(one -> Texts.of("site." + one)).orElse("");
    String side = was.side().map(one -> Texts.of("side." + one)).orElse("");
    parts.add((side + " " + site).strip());
    parts.add(was.view().map(view -> Texts.of("view." + view)).orElse(""));
    parts.add(was.procedure());
    parts.add(was.stage());
    parts.add(was.takenAt().map(time -> Page.dayOf(time.toLocalDate())).orElse(""));
    parts.removeIf(String::isBlank);
    return parts.isEmpty()
        ? Texts.of("correct.nothing")
        : Caption.capital(String.join(" · ", parts));
  }

  /** Every body site. */
  public List<BodySite> sites() {
    return List.of(BodySite.values());
  }

  /** Every side. */
  public List<Side> sides() {
    return List.of(Side.values());
  }

  /** Every view. */
  public List<View> views() {
    return List.of(View.values());
  }
}
