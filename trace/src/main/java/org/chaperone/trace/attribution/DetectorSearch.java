package org.chaperone.trace.attribution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.mark.Candidate;
import org.chaperone.mark.Detection;
import org.chaperone.mark.Detector;
import org.chaperone.mark.ViewKey;
import org.chaperone.picture.Picture;
import org.chaperone.picture.registration.Transform;
import org.chaperone.trace.attribution.ServedRendition.Served;
import org.chaperone.trace.report.NamedView.Part;

/** The detector of marks, asked for the views of a rendition. */
final class DetectorSearch implements MarkSearch {

  private final Detector detector = new Detector();

  @Override
  public Searched search(Picture base, Picture leak, Transform aligned, List<Served> views) {
    Map<Long, Served> byIndex = new HashMap<>();
    List<Candidate> candidates = new ArrayList<>();
    for (Served view : views) {
      byIndex.put(view.ledgerIndex(), view);
      candidates.add(
          new Candidate(
              view.ledgerIndex(), view.actor(), new ViewKey(view.accountKey(), view.viewKey())));
    }
    // What was tried elsewhere in the trace is not known yet; the reckoning counts it in the end.
    Detection found =
        detector.detect(base, leak, Optional.of(aligned), candidates, Reckoning.BOUND, 0);
    List<Hit> hits =
        found.named().stream()
            .map(
                named ->
                    new Hit(
                        named.part() == Detection.Part.VIEW ? Part.VIEW : Part.ACCOUNT,
                        named.candidates().stream()
                            .map(
                                candidate ->
                                    Optional.ofNullable(byIndex.get(candidate.ledgerIndex()))
                                        .orElseThrow())
                            .toList(),
                        named.z()))
            .toList();
    return new Searched(
        hits, found.keysTried(), found.hypotheses(), found.threshold(), found.strongest());
  }
}
