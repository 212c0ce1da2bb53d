package org.chaperone.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.trace.archive.Archive;
import org.chaperone.trace.archive.ArchiveSource;
import org.chaperone.trace.archive.UnreadableFile;
import org.chaperone.trace.attribution.Reckoning;
import org.chaperone.trace.report.Previews;
import org.chaperone.trace.report.ReportWriter;
import org.chaperone.trace.report.TraceReport;
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

  private final ArchiveSource source;
  private final List<Path> leaks;
  private final Path out;
  private final int threads;
  private final Progress progress;
  private final PictureDecoder decoder;

  /** Prepares to trace against a folder of photographs. */
  public Trace(TraceRequest request, PictureDecoder decoder, Progress progress) {
    this(
        new FolderSource(request, decoder, progress),
        request.leaks(),
        request.out(),
        request.threads(),
        decoder,
        progress);
  }

  /**
   * Prepares to trace against any archive.
   *
   * @param leaks files and folders of leaked material; never written to
   * @param out folder for the report and for what a stopped trace needs to go on
   * @param threads how many pictures are worked on at a time, 1 or more
   */
  public Trace(
      ArchiveSource source,
      List<Path> leaks,
      Path out,
      int threads,
      PictureDecoder decoder,
      Progress progress) {
    this.source = source;
    this.leaks = List.copyOf(leaks);
    this.out = out;
    this.threads = threads;
    this.decoder = decoder;
    this.progress = progress;
  }

  /** Takes what was found, with pictures of it. */
  @FunctionalInterface
  public interface Taker {
    /** Takes it; when this throws, the trace can be run again and goes on from here. */
    void take(TraceReport report, Previews previews) throws IOException;
  }

  /**
   * Runs to the end, and writes the report.
   *
   * @return what {@code report.json} says
   * @throws InterruptedException when stopped; what was done is kept
   * @throws IOException when the archive or the leak cannot be read, or the report cannot be
   *     written
   */
  public TraceReport run() throws IOException, InterruptedException {
    return run((report, previews) -> ReportWriter.write(out, report, previews));
  }

  /**
   * Runs to the end, and gives what it found to somebody who keeps it elsewhere; nothing stays in
   * the folder.
   *
   * @throws InterruptedException when stopped; what was done is kept
   * @throws IOException when the archive or the leak cannot be read, or the taker failed
   */
  public TraceReport run(Taker taker) throws IOException, InterruptedException {
    try (Archive archive = source.open();
        WorkFolder work = WorkFolder.open(out.resolve("working"), archive)) {
      LeakTracing tracing = new LeakTracing(archive, work, decoder, threads, progress);
      List<Tracked> tracked = tracing.trace(leaks);
      TraceReport report = report(archive, tracked);
      taker.take(report, work.previews(tracked, archive, report, decoder));
      work.delete();
      return report;
    }
  }

  private TraceReport report(Archive archive, List<Tracked> tracked) {
    List<TraceReport.Item> items = new ArrayList<>();
    for (Tracked t : tracked) {
      if (t instanceof Tracked.Traced traced) {
        items.add(traced.item());
      }
    }
    int other = tracked.size() - items.size();
    TraceReport.ArchiveSummary searched =
        new TraceReport.ArchiveSummary(
            source.name(),
            archive.photographs(),
            archive.unreadable().stream()
                .sorted(Comparator.comparing(UnreadableFile::path))
                .map(u -> new TraceReport.UnreadablePhotograph(u.path(), u.reason()))
                .toList());
    return archive
        .views()
        .map(views -> Reckoning.of(searched, items, other, views.held()))
        .orElseGet(() -> TraceReport.of(searched, items, other));
  }
}
