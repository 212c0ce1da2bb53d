package org.chaperone.vault.templates;

import java.util.Optional;
import org.chaperone.vault.facts.BodySite;
import org.chaperone.vault.facts.Side;
import org.chaperone.vault.facts.View;

/**
 * One photograph that a procedure is documented by. What is not said is taken from what whoever
 * photographs says of all.
 *
 * @param label in the clinic's words; empty to call it by its view; at most {@value #LONGEST}
 *     characters
 */
public record WantedView(
    Optional<BodySite> site, Optional<Side> side, Optional<View> view, String label) {

  /** The longest label. */
  public static final int LONGEST = 60;

  /** Checks that it says something. */
  public WantedView {
    if (label.length() > LONGEST) {
      throw new IllegalArgumentException("A label has at most " + LONGEST + " characters.");
    }
    if (view.isEmpty() && label.isBlank()) {
      throw new IllegalArgumentException("A wanted view has a view or a label.");
    }
  }
}
