package org.chaperone.trace.work;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.picture.registration.Transform;
import org.chaperone.trace.archive.Archive;
import org.chaperone.trace.archive.Photograph;
import org.chaperone.trace.attribution.Attribution;
import org.chaperone.trace.intake.LeakItem;
import org.chaperone.trace.match.Match;
import org.chaperone.trace.match.Matcher;
import org.chaperone.trace.report.TraceReport;
import org.chaperone.trace.report.TraceReport.Verdict;

/** Traces one picture: same bytes first, then by what it shows. */
final class ItemTracer {

  /** Longest side of the previews that are kept until the page is written, in pixels. */
  private static final int PREVIEW = 640;

  private static final int PREVIEW_QUALITY = 85;

  /** Marks are looked for in more pixels than matching needs: several to one of a rendition. */
  private static final int CLOSELY = 6000;

  private final Archive archive;
  private final Matcher matcher;
  private final PictureDecoder decoder;
  private final WorkFolder work;
  private final Optional<Attribution> attribution;

  ItemTracer(Archive archive, PictureDecoder decoder, WorkFolder work) {
    this.archive = archive;
    this.matcher = new Matcher(archive);
    this.decoder = decoder;
    this.work = work;
    this.attribution = archive.views().map(views -> Attribution.of(views, decoder));
  }

  Tracked.Traced trace(LeakItem.PictureBytes item) throws IOException {
    List<Integer> identical = archive.identical(item.sha256());
    return switch (decoder.decode(item.bytes(), Matcher.ENOUGH)) {
      case Decoded.Opened opened -> {
        try (Picture picture = opened.picture()) {
          Optional<Tracked.Spooled> preview = Optional.of(preview(opened, picture));
          yield new Tracked.Traced(
              identical.isEmpty() ? matched(item, opened, picture) : exact(item, identical),
              preview);
        }
      }
      case Decoded.Unreadable(String reason) ->
          new Tracked.Traced(
              identical.isEmpty()
                  ? unreadable(item.path(), item.sha256(), reason)
                  : exact(item, identical),
              Optional.empty());
    };
  }

  static TraceReport.Item unreadable(String path, String sha256, String reason) {
    return new TraceReport.Item(path, sha256, Verdict.UNREADABLE, List.of(), reason);
  }

  private Tracked.Spooled preview(Decoded.Opened opened, Picture picture) throws IOException {
    try (Picture small = picture.fitting(PREVIEW)) {
      return work.spool(small.jpeg(PREVIEW_QUALITY), opened.width(), opened.height());
    }
  }

  private TraceReport.Item exact(LeakItem.PictureBytes item, List<Integer> identical) {
    String others =
        identical.size() == 1
            ? ""
            : " The archive holds it " + identical.size() + " times under different names.";
    List<TraceReport.Match> matches = new ArrayList<>();
    for (int number : sortedByPath(identical)) {
      TraceReport.Match match =
          match(
              archive.photograph(number),
              Verdict.EXACT,
              1,
              0,
              Transform.identity(),
              false,
              "The file is the same, byte for byte.");
      matches.add(attribution.isPresent() ? Attribution.unsearched(match) : match);
    }
    return new TraceReport.Item(
        item.path(),
        item.sha256(),
        Verdict.EXACT,
        matches,
        "The file is a photograph of the archive, byte for byte." + others);
  }

  private List<Integer> sortedByPath(List<Integer> numbers) {
    return numbers.stream()
        .sorted(Comparator.comparing(number -> archive.photograph(number).path()))
        .toList();
  }

  private TraceReport.Item matched(
      LeakItem.PictureBytes item, Decoded.Opened opened, Picture picture) throws IOException {
    List<Match> found = matcher.match(picture, opened.width(), opened.height());
    List<TraceReport.Match> matches = new ArrayList<>();
    for (Match m : found) {
      matches.add(
          match(
              archive.photograph(m.photograph()),
              m.finding() == Match.Finding.COPY ? Verdict.COPY : Verdict.SERIES,
              m.score(),
              m.alignment().still(),
              m.transform(),
              m.mirrored(),
              m.reason()));
    }
    if (attribution.isPresent() && !found.isEmpty()) {
      matches = attributed(attribution.get(), item, opened, picture, found, matches);
    }
    Verdict verdict = matches.isEmpty() ? Verdict.NONE : matches.getFirst().verdict();
    return new TraceReport.Item(
        item.path(), item.sha256(), verdict, matches, reason(verdict, matches));
  }

  /**
   * Other shots of a scene are asked for their marks only where no copy was found: then a mark may
   * tell which frame it is.
   */
  private List<TraceReport.Match> attributed(
      Attribution to,
      LeakItem.PictureBytes item,
      Decoded.Opened opened,
      Picture picture,
      List<Match> found,
      List<TraceReport.Match> matches)
      throws IOException {
    return switch (decoder.decode(item.bytes(), CLOSELY)) {
      case Decoded.Opened closer -> {
        try (Picture leak = closer.picture()) {
          yield searched(to, closer, leak, found, matches);
        }
      }
      // It was read well enough to be matched, so that much can be searched.
      case Decoded.Unreadable unreadable -> searched(to, opened, picture, found, matches);
    };
  }

  private List<TraceReport.Match> searched(
      Attribution to,
      Decoded.Opened opened,
      Picture leak,
      List<Match> found,
      List<TraceReport.Match> matches)
      throws IOException {
    Verdict asked = matches.getFirst().verdict();
    Transform toLeak =
        Transform.scaling(
            (double) leak.width() / opened.width(), (double) leak.height() / opened.height());
    List<TraceReport.Match> all = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      int number = found.get(i).photograph();
      TraceReport.Match match = matches.get(i);
      all.add(
          match.verdict() == asked
              ? to.searched(number, archive.photograph(number), match, leak, toLeak)
              : Attribution.unsearched(match));
    }
    return all;
  }

  private static String reason(Verdict verdict, List<TraceReport.Match> matches) {
    long copies = matches.stream().filter(m -> m.verdict() == Verdict.COPY).count();
    return switch (verdict) {
      case COPY ->
          copies == 1
              ? "It was made from a photograph of the archive."
              : "It was made from " + copies + " photographs of the archive.";
      case SERIES ->
          "It shows what a photograph of the archive shows, at another moment; a person must look.";
      default -> "No photograph of the archive was found in it.";
    };
  }

  private static TraceReport.Match match(
      Photograph p,
      Verdict verdict,
      double score,
      int inliers,
      Transform transform,
      boolean mirrored,
      String reason) {
    return new TraceReport.Match(
        p.path(),
        verdict,
        score,
        inliers,
        region(p, transform),
        java.util.Arrays.stream(transform.numbers()).boxed().toList(),
        mirrored,
        reason);
  }

  /** Where the photograph's corners lie in the leaked picture, which may be outside of it. */
  private static List<List<Double>> region(Photograph p, Transform transform) {
    double right = p.width() - 1.0;
    double bottom = p.height() - 1.0;
    return List.of(
        point(transform.apply(0, 0)),
        point(transform.apply(right, 0)),
        point(transform.apply(right, bottom)),
        point(transform.apply(0, bottom)));
  }

  private static List<Double> point(double[] xy) {
    return List.of(xy[0], xy[1]);
  }
}
