package org.chaperone.trace.work;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.trace.archive.Archive;
import org.chaperone.trace.report.Preview;
import org.chaperone.trace.report.PreviewBudget;
import org.chaperone.trace.report.Previews;
import org.chaperone.trace.report.TraceReport;

/** The page's pictures: the leak's from the working folder, the archive's as it shows them. */
final class PagePreviews implements Previews {

  private final WorkFolder work;
  private final Archive archive;
  private final PictureDecoder decoder;
  private final PreviewBudget budget;
  private final Map<String, Tracked.Spooled> spooled = new HashMap<>();

  PagePreviews(
      WorkFolder work,
      List<Tracked> tracked,
      Archive archive,
      TraceReport report,
      PictureDecoder decoder) {
    this.work = work;
    this.archive = archive;
    this.decoder = decoder;
    Set<String> photographs = new HashSet<>();
    report.items().forEach(i -> i.matches().forEach(m -> photographs.add(m.photograph())));
    for (Tracked t : tracked) {
      if (t instanceof Tracked.Traced traced) {
        traced.preview().ifPresent(p -> spooled.put(key(traced.item()), p));
      }
    }
    this.budget = PreviewBudget.forPictures(spooled.size() + photographs.size());
  }

  /** What marks say may have changed an item's verdict since it was traced. */
  private static String key(TraceReport.Item item) {
    return item.sha256() + " " + item.path();
  }

  @Override
  public Optional<Preview> leaked(TraceReport.Item item) throws IOException {
    Tracked.Spooled where = spooled.get(key(item));
    if (where == null) {
      return Optional.empty();
    }
    return preview(work.spooled(where), where.width(), where.height());
  }

  @Override
  public Optional<Preview> photograph(String photograph) throws IOException {
    return archive.shown(photograph).flatMap(file -> preview(file, 0, 0));
  }

  private Optional<Preview> preview(byte[] file, int width, int height) {
    return switch (decoder.decode(file, budget.side())) {
      case Decoded.Opened opened -> {
        try (Picture picture = opened.picture()) {
          yield Optional.of(
              Preview.of(
                  picture,
                  width > 0 ? width : opened.width(),
                  height > 0 ? height : opened.height(),
                  budget));
        }
      }
      case Decoded.Unreadable unreadable -> Optional.empty();
    };
  }
}
