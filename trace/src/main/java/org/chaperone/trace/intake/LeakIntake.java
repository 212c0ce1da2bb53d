package org.chaperone.trace.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.chaperone.trace.intake.LeakTree.LeakFile;
import org.chaperone.trace.intake.archive.PackedReader;
import org.chaperone.trace.intake.archive.SevenZipReader;
import org.chaperone.trace.intake.archive.TarReader;
import org.chaperone.trace.intake.archive.ZipReader;
import org.chaperone.trace.intake.mail.MailReader;
import org.chaperone.trace.intake.mail.MboxReader;
import org.chaperone.trace.intake.pdf.PdfReader;
import org.chaperone.trace.intake.unpack.ContainerFormat;
import org.chaperone.trace.intake.unpack.ContainerReader;
import org.chaperone.trace.intake.unpack.Content;
import org.chaperone.trace.intake.unpack.Unpacker;
import org.chaperone.trace.intake.unpack.Unpacking;
import org.chaperone.trace.intake.unpack.UnpackingStopped;
import org.jspecify.annotations.Nullable;

/**
 * Reads a leak: every picture in its files and folders and in the archives, documents and mailboxes
 * among them, inside each other.
 *
 * <p>What something is, its bytes decide; its name is a hint. Files are read as streams however
 * large they are. The leak is never changed, and nothing is written but containers too large for
 * memory, into the scratch folder, under names that are not the leak's; they are gone when the
 * reader is done with them. Safe to use from many threads, one leak each.
 */
public final class LeakIntake {

  private final IntakeLimits limits;
  private final @Nullable Path scratch;
  private final LongSupplier nanos;
  private final Unpacker unpacker;

  /** An intake that writes nothing: containers inside others are held in memory, or refused. */
  public LeakIntake(IntakeLimits limits) {
    this(limits, null, System::nanoTime);
  }

  /**
   * An intake that lays down large containers inside others in a folder.
   *
   * @param scratch an existing folder on a disk that may hold the leak's pictures
   */
  public LeakIntake(IntakeLimits limits, Path scratch) {
    this(limits, scratch, System::nanoTime);
  }

  LeakIntake(IntakeLimits limits, @Nullable Path scratch, LongSupplier nanos) {
    this.limits = limits;
    this.scratch = scratch;
    this.nanos = nanos;
    Map<ContainerFormat, ContainerReader> readers = new EnumMap<>(ContainerFormat.class);
    readers.put(ContainerFormat.ZIP, new ZipReader());
    readers.put(ContainerFormat.SEVEN_ZIP, new SevenZipReader());
    readers.put(ContainerFormat.TAR, new TarReader());
    readers.put(ContainerFormat.PACKED, new PackedReader());
    readers.put(ContainerFormat.PDF, new PdfReader());
    readers.put(ContainerFormat.MAIL, new MailReader());
    readers.put(ContainerFormat.MBOX, new MboxReader());
    this.unpacker = new Unpacker(readers);
  }

  /**
   * Hands every item of the leak to a sink, always in the same order: by argument and name, inside
   * a container as it stands there.
   *
   * <p>Whatever the leak holds, this ends; what cannot be read is an {@link LeakItem.Unreadable}.
   *
   * @param leaks files and folders; one that lies in another is read once
   * @throws IOException when one of {@code leaks} does not exist or may not be read
   * @throws InterruptedException when the thread was interrupted or the sink wants to stop
   */
  public void read(List<Path> leaks, LeakSink sink) throws IOException, InterruptedException {
    LeakTree tree = LeakTree.of(leaks);
    var progress = new Progress(sink, tree.bytes());
    for (LeakFile file : tree.files()) {
      progress.start(file);
      read(file, sink, progress);
      progress.finish();
    }
  }

  private void read(LeakFile file, LeakSink sink, Progress progress) throws InterruptedException {
    if (file.closed() != null) {
      sink.item(new LeakItem.Unreadable(file.path(), "", file.closed()));
      return;
    }
    var unpacking = new Unpacking(limits, sink, scratch, file.size(), nanos, progress::read);
    try (Content content = Content.ofFile(file.file(), file.path(), unpacking)) {
      unpacker.unpack(content);
    } catch (IOException e) {
      sink.item(new LeakItem.Unreadable(file.path(), "", CannotBeOpened.because(e)));
    } catch (UnpackingStopped stopped) {
      switch (stopped.why()) {
        case SPENT -> sink.item(new LeakItem.Unreadable(file.path(), "", stopped.reason()));
        case INTERRUPTED -> {
          Thread.interrupted();
          throw new InterruptedException(stopped.reason());
        }
        case SINK_FAILED -> throw stopped.sinkFailure();
      }
    }
  }

  /** How far the files of the leak have been read. */
  private static final class Progress {
    private static final long STEP = 1 << 20;

    private final LeakSink sink;
    private final long total;
    private long done;
    private long inFile;
    private long said;
    private long size;

    Progress(LeakSink sink, long total) {
      this.sink = sink;
      this.total = total;
    }

    void start(LeakFile file) {
      inFile = 0;
      size = file.size();
    }

    void read(long bytes) {
      // Some containers are read in places, some places twice.
      inFile = Math.min(size, inFile + bytes);
      if (done + inFile - said >= STEP) {
        say();
      }
    }

    void finish() {
      done += size;
      inFile = 0;
      say();
    }

    private void say() {
      said = done + inFile;
      sink.progress(said, total);
    }
  }
}
