package org.chaperone.trace.attribution;

import java.io.IOException;
import java.util.List;

/** The views that were ever served of an archive's photographs; safe to use from many threads. */
public interface ServedViews {

  /**
   * What was served of a photograph, each rendition by itself; those that nobody was served are
   * left out.
   *
   * @param photograph its number in the archive
   * @throws IOException when it cannot be had
   */
  List<ServedRendition> of(int photograph) throws IOException;

  /**
   * What a report about this archive holds and how it was come by, in sentences for its readers.
   */
  List<String> held();
}
