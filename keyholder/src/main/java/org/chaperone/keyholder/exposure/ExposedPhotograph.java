package org.chaperone.keyholder.exposure;

import java.util.Set;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Rendition;

/**
 * A photograph that may have been taken.
 *
 * @param added whether it was added in that time, and so passed through the server in the clear
 */
public record ExposedPhotograph(PhotographId photograph, Set<Rendition> renditions, boolean added) {

  /** Copies the set. */
  public ExposedPhotograph {
    renditions = Set.copyOf(renditions);
  }
}
