package org.chaperone.trace.attribution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.mark.Detection;
import org.chaperone.mark.Detection.Score;
import org.chaperone.mark.Detector;
import org.chaperone.mark.ViewKey;
import org.chaperone.picture.Picture;
import org.chaperone.picture.registration.Transform;
import org.chaperone.trace.attribution.ServedRendition.Served;
import org.chaperone.trace.report.NamedView.Part;

/**
 * The detector of marks, asked for the views of a rendition. What was tried elsewhere in the trace
 * is not known here; {@link Reckoning} counts it in the end.
 */
final class DetectorSearch implements MarkSearch {

  @Override
  public Searched search(Picture base, Picture leak, Transform aligned, List<Served> views) {
    List<ViewKey> keys =
        views.stream().map(view -> new ViewKey(view.accountKey(), view.viewKey())).toList();
    try {
      Detection found = Detector.search(base, leak, Optional.of(aligned), keys);
      return searched(found, views);
    } finally {
      keys.forEach(ViewKey::close);
    }
  }

  private static Searched searched(Detection found, List<Served> views) {
    Map<String, List<Integer>> accounts = new LinkedHashMap<>();
    for (int i = 0; i < views.size(); i++) {
      accounts.computeIfAbsent(views.get(i).actor(), actor -> new ArrayList<>()).add(i);
    }
    // All views of an account share the key of its part: that is one key, tried once.
    long keys = (long) views.size() + accounts.size();
    double threshold = Detection.threshold(Reckoning.BOUND, keys * found.hypotheses());
    List<Hit> hits = new ArrayList<>();
    double strongest = 0;
    for (List<Integer> of : accounts.values()) {
      double account = found.scores().get(of.getFirst()).account();
      strongest = Math.max(strongest, account);
      if (account >= threshold) {
        hits.add(new Hit(Part.ACCOUNT, of.stream().map(views::get).toList(), account));
      }
    }
    for (int i = 0; i < views.size(); i++) {
      Score score = found.scores().get(i);
      strongest = Math.max(strongest, score.view());
      if (score.view() >= threshold) {
        hits.add(new Hit(Part.VIEW, List.of(views.get(i)), score.view()));
      }
    }
    return new Searched(hits, keys, found.hypotheses(), threshold, strongest);
  }
}
