package org.chaperone.trace.attribution;

import java.util.List;
import org.chaperone.picture.Picture;
import org.chaperone.picture.registration.Transform;
import org.chaperone.trace.attribution.ServedRendition.Served;
import org.chaperone.trace.report.NamedView.Part;

/** Looks for the marks of views in a leaked picture; safe to use from many threads. */
interface MarkSearch {

  /**
   * A part of a mark that was found.
   *
   * @param whose the views that it may come from: one, or all of an account
   * @param z how far it stands out
   */
  record Hit(Part part, List<Served> whose, double z) {}

  /**
   * What came of a search.
   *
   * @param strongest the highest z of all keys
   */
  record Searched(
      List<Hit> hits, long keysTried, int hypotheses, double threshold, double strongest) {

    /** There was nothing to compare with. */
    static final Searched NOTHING = new Searched(List.of(), 0, 0, 0, 0);
  }

  /**
   * Searches.
   *
   * @param base the rendition without a mark
   * @param leak upright
   * @param aligned from pixels of the base to pixels of the leak, as matching found it; mirrored
   *     where the leak is
   */
  Searched search(Picture base, Picture leak, Transform aligned, List<Served> views);
}
