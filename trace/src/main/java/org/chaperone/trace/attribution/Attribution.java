package org.chaperone.trace.attribution;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.picture.registration.Transform;
import org.chaperone.trace.archive.Photograph;
import org.chaperone.trace.attribution.MarkSearch.Hit;
import org.chaperone.trace.attribution.MarkSearch.Searched;
import org.chaperone.trace.attribution.ServedRendition.Served;
import org.chaperone.trace.report.MarkEvidence;
import org.chaperone.trace.report.NamedView;
import org.chaperone.trace.report.NamedView.Part;
import org.chaperone.trace.report.TraceReport.Match;

/**
 * Looks for the views that one match came from. What it names is named for this match alone; {@link
 * Reckoning} settles it when everything was tried.
 */
public final class Attribution {

  private final ServedViews views;
  private final PictureDecoder decoder;
  private final MarkSearch search;

  Attribution(ServedViews views, PictureDecoder decoder, MarkSearch search) {
    this.views = views;
    this.decoder = decoder;
    this.search = search;
  }

  /** Looks for marks in views of this archive. */
  public static Attribution of(ServedViews views, PictureDecoder decoder) {
    return new Attribution(views, decoder, new DetectorSearch());
  }

  /** The match with a note that no marks were looked for in it; nothing is asked for. */
  public static Match unsearched(Match match) {
    return match.marked(
        match.verdict(), match.reason(), List.of(), Optional.of(MarkEvidence.none()));
  }

  /**
   * The match with the views that its marks name.
   *
   * @param photograph its number in the archive
   * @param known what the archive knows of it
   * @param leak the leaked picture, upright, possibly smaller than its file says
   * @param toLeak from pixels of its file, where the match's transform leads, to pixels of it
   */
  public Match searched(
      int photograph, Photograph known, Match match, Picture leak, Transform toLeak)
      throws IOException {
    List<ServedRendition> served = views.of(photograph);
    List<NamedView> named = new ArrayList<>();
    long keys = 0;
    int hypotheses = 0;
    double threshold = 0;
    double strongest = 0;
    for (ServedRendition rendition : served) {
      Searched found = search(rendition, known, match, leak, toLeak);
      for (Hit hit : found.hits()) {
        named.add(named(hit, rendition.name()));
      }
      keys += found.keysTried();
      hypotheses = Math.max(hypotheses, found.hypotheses());
      threshold = Math.max(threshold, found.threshold());
      strongest = Math.max(strongest, found.strongest());
    }
    return match.marked(
        match.verdict(),
        match.reason(),
        named,
        Optional.of(
            new MarkEvidence(
                count(served), accounts(served), keys, hypotheses, threshold, strongest, "")));
  }

  private Searched search(
      ServedRendition rendition, Photograph known, Match match, Picture leak, Transform toLeak) {
    if (rendition.base().isEmpty()) {
      return Searched.NOTHING;
    }
    return switch (decoder.decode(rendition.base().get())) {
      case Decoded.Unreadable unreadable -> Searched.NOTHING;
      case Decoded.Opened opened -> {
        try (Picture base = opened.picture()) {
          Transform toPhotograph =
              Transform.scaling(
                  (double) known.width() / base.width(), (double) known.height() / base.height());
          double[] numbers = match.transform().stream().mapToDouble(Double::doubleValue).toArray();
          Transform aligned = toLeak.after(Transform.of(numbers)).after(toPhotograph);
          yield search.search(base, leak, aligned, rendition.views());
        }
      }
    };
  }

  private static NamedView named(Hit hit, String rendition) {
    Served first = hit.whose().getFirst();
    boolean isOne = hit.whose().size() == 1;
    return new NamedView(
        isOne ? Optional.of(first.ledgerIndex()) : Optional.empty(),
        hit.part() == Part.VIEW
            ? List.of()
            : hit.whose().stream().map(Served::ledgerIndex).sorted().toList(),
        first.account(),
        isOne ? Optional.of(first.time()) : Optional.empty(),
        isOne && !first.session().isEmpty() ? Optional.of(first.session()) : Optional.empty(),
        rendition,
        hit.z(),
        1,
        hit.part());
  }

  private static int count(List<ServedRendition> served) {
    return served.stream().mapToInt(rendition -> rendition.views().size()).sum();
  }

  private static int accounts(List<ServedRendition> served) {
    Set<String> actors = new HashSet<>();
    served.forEach(rendition -> rendition.views().forEach(view -> actors.add(view.actor())));
    return actors.size();
  }
}
