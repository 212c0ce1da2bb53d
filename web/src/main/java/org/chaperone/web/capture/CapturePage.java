package org.chaperone.web.capture;

import java.util.List;
import org.chaperone.vault.facts.BodySite;
import org.chaperone.vault.facts.Side;
import org.chaperone.vault.facts.View;
import org.chaperone.web.photograph.Tile;
import org.chaperone.web.roster.PatientLine;

/**
 * Where photographs of a patient are added.
 *
 * @param earlier those that the next can be lined up with, the latest first
 * @param procedures that were documented before
 * @param stages likewise
 */
public record CapturePage(
    PatientLine patient, List<Tile> earlier, List<String> procedures, List<String> stages) {

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
