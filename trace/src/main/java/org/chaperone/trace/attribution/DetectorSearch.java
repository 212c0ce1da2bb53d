package org.chaperone.trace.attribution;

import java.util.List;
import org.chaperone.picture.Picture;
import org.chaperone.picture.registration.Transform;

/** TEMPORARY until module mark is there. */
final class DetectorSearch implements MarkSearch {
  @Override
  public Searched search(
      Picture base, Picture leak, Transform aligned, List<ServedRendition.Served> views) {
    return new Searched(List.of(), 0, 0, 0, 0);
  }
}
