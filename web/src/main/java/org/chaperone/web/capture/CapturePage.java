package org.chaperone.web.capture;

import java.util.List;
import org.chaperone.vault.facts.BodySite;
import org.chaperone.vault.facts.Side;
import org.chaperone.vault.facts.View;
import org.chaperone.vault.templates.ViewTemplate;
import org.chaperone.vault.templates.WantedView;
import org.chaperone.web.photograph.Tile;
import org.chaperone.web.roster.PatientLine;

/**
 * Where photographs of a patient are added.
 *
 * @param earlier those that the next can be lined up with, the latest first
 * @param procedures that were documented before
 * @param stages likewise
 * @param templates of standard views
 */
public record CapturePage(
    PatientLine patient,
    List<Tile> earlier,
    List<String> procedures,
    List<String> stages,
    List<ViewTemplate> templates) {

  /** What a wanted view is called. */
  public String name(WantedView want) {
    return StandardViews.name(want);
  }

  /** The line drawing of a wanted view. */
  public String drawing(WantedView want) {
    return StandardViews.drawing(want);
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
