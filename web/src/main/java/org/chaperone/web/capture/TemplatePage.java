package org.chaperone.web.capture;

import java.util.List;
import org.chaperone.vault.facts.BodySite;
import org.chaperone.vault.facts.Side;
import org.chaperone.vault.facts.View;

/**
 * One template as it is edited.
 *
 * @param place where it is among the templates; as many as there are for a new one
 * @param name as typed
 * @param lines as typed; the last are empty
 * @param fault what was wrong; empty at first
 */
public record TemplatePage(int place, boolean isNew, String name, List<Line> lines, String fault) {

  /** A wanted view as it is typed; empty fields are not said. */
  public record Line(String view, String label, String site, String side) {

    /** Whether there is nothing. */
    boolean isEmpty() {
      return view.isBlank() && label.isBlank();
    }
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
