package org.chaperone.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.trace.archive.FolderArchive;
import org.chaperone.trace.archive.Indexing;
import org.chaperone.trace.archive.UnreadableFile;
import org.chaperone.trace.report.ReportWriter;
import org.chaperone.trace.report.TraceReport;
import org.chaperone.trace.report.TraceReport.Verdict;
import org.chaperone.trace.work.LeakTracing;
import org.chaperone.trace.work.Tracked;
import org.chaperone.trace.work.WorkFolder;

/**
 * The main job: brings the archive's index up to date, traces every picture of the leak, writes the
 * report.
 *
 * <p>A trace that was stopped, however roughly, goes on where it was when it is run again with the
 * same request.
 */
public final class Trace {

  private final TraceRequest request;
  private final Progress progress;
  private final PictureDecoder decoder;

  public Trace(TraceRequest request, PictureDecoder decoder, Progress progress) {
    this.request = request;
    this.decoder = decoder;
    this.progress = progress;
  }

  /**
   * Runs to the end.
   *
   * @return what {@code report.json} says
   * @throws InterruptedException when stopped; what was done is kept
   * @throws IOException when the archive or the leak cannot be read, or the report cannot be
   *     written
   */
  public TraceReport run() throws IOException, InterruptedException {
    Path root = request.archive().toRealPath();
    Files.createDirectories(request.out());
    Indexing indexing = new Indexing(root, request.index(), request.threads(), decoder, progress);
    try (FolderArchive archive = indexing.run();
        WorkFolder work = WorkFolder.open(request.out().resolve("working"), archive)) {
      LeakTracing tracing = new LeakTracing(archive, work, decoder, request.threads(), progress);
      List<Tracked> tracked = tracing.trace(request.leaks());
      TraceReport report = report(archive, tracked);
      ReportWriter.write(request.out(), report, work.previews(tracked, archive, report, decoder));
      work.delete();
      return report;
    }
  }

  private TraceReport report(FolderArchive archive, List<Tracked> tracked) {
    List<TraceReport.Item> items = new ArrayList<>();
    int other = 0;
    for (Tracked t : tracked) {
      switch (t) {
        case Tracked.Traced traced -> items.add(traced.item());
        case Tracked.NotTraced notTraced -> other++;
      }
    }
    return new TraceReport(
        TraceReport.FORMAT,
        new TraceReport.ArchiveSummary(
            request.archive().toString(),
            archive.photographs(),
            archive.unreadable().stream()
                .sorted(Comparator.comparing(UnreadableFile::path))
                .map(u -> new TraceReport.UnreadablePhotograph(u.path(), u.reason()))
                .toList()),
        items,
        summary(items, other));
  }

  private static TraceReport.Summary summary(List<TraceReport.Item> items, int other) {
    Set<String> affected = new HashSet<>();
    for (TraceReport.Item item : items) {
      for (TraceReport.Match m : item.matches()) {
        if (m.verdict() == Verdict.EXACT || m.verdict() == Verdict.COPY) {
          affected.add(m.photograph());
        }
      }
    }
    return new TraceReport.Summary(
        count(items, Verdict.EXACT),
        count(items, Verdict.COPY),
        count(items, Verdict.SERIES),
        count(items, Verdict.NONE),
        count(items, Verdict.UNREADABLE),
        affected.size(),
        other);
  }

  private static int count(List<TraceReport.Item> items, Verdict verdict) {
    return (int) items.stream().filter(i -> i.verdict() == verdict).count();
  }
}
