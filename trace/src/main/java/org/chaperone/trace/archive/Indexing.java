package org.chaperone.trace.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.picture.PictureFormat;
import org.chaperone.picture.features.FeatureExtractor;
import org.chaperone.picture.features.Features;
import org.chaperone.picture.features.Fingerprint;
import org.chaperone.picture.features.Vocabulary;
import org.chaperone.picture.pdq.Dihedral;
import org.chaperone.picture.pdq.Pdq;
import org.chaperone.picture.registration.Thumbnail;
import org.chaperone.trace.Attempts;
import org.chaperone.trace.Progress;
import org.chaperone.trace.Sha256;

/**
 * Brings the index of a folder up to date: new and changed files are read, vanished ones dropped,
 * all others left alone.
 *
 * <p>Every {@link #BATCH} photographs are on the disk before the next are read, so a stopped run
 * goes on where it was.
 */
public final class Indexing {

  private static final int BATCH = 256;
  private static final long MOST_BYTES = 1L << 30;

  /** Enough of a photograph: its fingerprint is taken at 512 pixels. */
  private static final int ENOUGH = 1024;

  private final Path root;
  private final Path indexFolder;
  private final int threads;
  private final Progress progress;
  private final PictureDecoder decoder;
  private final FeatureExtractor extractor = FeatureExtractor.forArchive();

  /**
   * Prepares to index a folder.
   *
   * @param root the archive
   * @param indexFolder where the index is kept; made when it is not there
   * @param threads how many photographs are read at a time
   */
  public Indexing(
      Path root, Path indexFolder, int threads, PictureDecoder decoder, Progress progress) {
    this.root = root;
    this.indexFolder = indexFolder;
    this.threads = threads;
    this.decoder = decoder;
    this.progress = progress;
  }

  /**
   * Indexes what is not indexed yet.
   *
   * @throws InterruptedException when stopped; what was read so far is kept
   * @throws IOException when the archive cannot be walked or the index cannot be written
   */
  public FolderArchive run() throws IOException, InterruptedException {
    FolderIndex index = FolderIndex.open(indexFolder);
    try {
      List<Found> found = walk();
      Map<String, Found> wanted = new HashMap<>();
      found.forEach(f -> wanted.put(f.path, f));
      index.keepOnly(p -> isUnchanged(p, wanted.get(p.path())));
      for (Segment s : index.segments()) {
        s.photographs().forEach(p -> wanted.remove(p.path()));
      }
      List<Found> open = found.stream().filter(f -> wanted.containsKey(f.path)).toList();
      List<UnreadableFile> unreadable = new ArrayList<>();
      read(open, index, unreadable);
      return new FolderArchive(root, index, unreadable);
    } catch (IOException | RuntimeException | InterruptedException e) {
      index.close();
      throw e;
    }
  }

  private record Found(String path, Path file, long size, long modified) {}

  private static boolean isUnchanged(Photograph p, @org.jspecify.annotations.Nullable Found found) {
    return found != null && found.size == p.size() && found.modified == p.modified();
  }

  private List<Found> walk() throws IOException {
    List<Found> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isSymbolicLink() && Files.isRegularFile(file)) {
              attributes = Files.readAttributes(file, BasicFileAttributes.class);
            }
            if (attributes.isRegularFile()) {
              String path = root.relativize(file).toString().replace('\\', '/');
              found.add(
                  new Found(
                      path,
                      file,
                      attributes.size(),
                      attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(root)) {
              throw e;
            }
            found.add(new Found(root.relativize(file).toString().replace('\\', '/'), file, 0, 0));
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(Comparator.comparing(Found::path));
    return found;
  }

  private sealed interface Outcome {
    record Read(Indexed indexed) implements Outcome {}

    record Failed(UnreadableFile file) implements Outcome {}

    record NoPicture() implements Outcome {}
  }

  private void read(List<Found> open, FolderIndex index, List<UnreadableFile> unreadable)
      throws IOException, InterruptedException {
    progress.begin("Reading photographs", open.size());
    try (Attempts attempts = Attempts.open(indexFolder.resolve("attempts"));
        ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      try {
        for (int from = 0; from < open.size(); from += BATCH) {
          List<Found> batch = open.subList(from, Math.min(open.size(), from + BATCH));
          List<Future<Outcome>> outcomes = new ArrayList<>();
          for (Found f : batch) {
            outcomes.add(pool.submit((Callable<Outcome>) () -> outcome(f, attempts)));
          }
          List<Indexed> indexed = new ArrayList<>();
          try {
            for (Future<Outcome> o : outcomes) {
              switch (o.get()) {
                case Outcome.Read(Indexed i) -> indexed.add(i);
                case Outcome.Failed(UnreadableFile u) -> unreadable.add(u);
                case Outcome.NoPicture() -> {}
              }
              progress.advance(1);
            }
          } catch (InterruptedException e) {
            // What was read before the stop is kept.
            index.add(indexed);
            throw e;
          }
          index.add(indexed);
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException("reading the archive failed", e.getCause());
      } finally {
        pool.shutdownNow();
      }
    }
    progress.end();
  }

  private Outcome outcome(Found f, Attempts attempts) throws IOException {
    if (attempts.isHopeless(f.path)) {
      return new Outcome.Failed(
          new UnreadableFile(f.path, "Reading it ended the program twice; it is left out."));
    }
    attempts.begin(f.path);
    Outcome outcome = outcome(f);
    attempts.end(f.path);
    return outcome;
  }

  private Outcome outcome(Found f) {
    try {
      if (!looksLikePicture(f)) {
        return PictureFormat.isNamedLikeOne(f.path)
            ? new Outcome.Failed(
                new UnreadableFile(f.path, "It is named like a picture and is none."))
            : new Outcome.NoPicture();
      }
      if (f.size > MOST_BYTES) {
        return new Outcome.Failed(
            new UnreadableFile(f.path, "It is larger than 1 GiB, more than is read."));
      }
      byte[] bytes = Files.readAllBytes(f.file);
      return switch (decoder.decode(bytes, ENOUGH)) {
        case Decoded.Opened opened -> {
          try (Picture picture = opened.picture()) {
            yield new Outcome.Read(indexed(f, bytes, opened, picture));
          }
        }
        case Decoded.Unreadable(String reason) ->
            new Outcome.Failed(new UnreadableFile(f.path, reason));
      };
    } catch (IOException e) {
      return new Outcome.Failed(
          new UnreadableFile(f.path, "It cannot be read: " + e.getClass().getSimpleName() + "."));
    }
  }

  private static boolean looksLikePicture(Found f) throws IOException {
    if (!Files.isReadable(f.file) || Files.isDirectory(f.file, LinkOption.NOFOLLOW_LINKS)) {
      throw new java.nio.file.AccessDeniedException(f.path);
    }
    try (InputStream in = Files.newInputStream(f.file)) {
      return PictureFormat.of(in.readNBytes(64)).isPresent();
    }
  }

  private Indexed indexed(Found f, byte[] bytes, Decoded.Opened opened, Picture picture) {
    Features features = extractor.extract(picture);
    Thumbnail thumbnail = Thumbnail.of(picture);
    Pdq pdq = Pdq.of(picture);
    Photograph photograph =
        new Photograph(
            f.path,
            f.size,
            f.modified,
            Sha256.hex(bytes),
            opened.width(),
            opened.height(),
            thumbnail.width(),
            thumbnail.height(),
            pdq.hash(Dihedral.IDENTITY),
            pdq.quality());
    return new Indexed(
        photograph, Fingerprint.of(features, Vocabulary.standard()), thumbnail.jpeg());
  }
}
