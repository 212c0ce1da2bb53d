package org.chaperone.web.photograph;

import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.vault.facts.PhotographFacts;

/** A photograph among others. */
public record Tile(PhotographId id, PhotographFacts facts) {

  /** What it shows, in a few words. */
  public String caption() {
    return Caption.of(facts);
  }

  /** What filters go by; empty when no site was said. */
  public String site() {
    return facts.bodySite().map(Enum::name).orElse("");
  }
}
