package org.chaperone.bench.match;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.chaperone.bench.report.Machine;
import org.chaperone.bench.report.TemporaryFolder;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.trace.Progress;
import org.chaperone.trace.archive.FolderArchive;
import org.chaperone.trace.archive.Indexing;

/**
 * An archive of given photographs, indexed as the product does it, in a temporary folder that goes
 * when it is closed.
 *
 * <p>Originals have the numbers of the archive's photographs.
 */
final class TemporaryArchive implements AutoCloseable {

  private final TemporaryFolder folder;
  private final FolderArchive archive;
  private final Originals originals;
  private final IndexCost cost;

  private TemporaryArchive(
      TemporaryFolder folder, FolderArchive archive, Originals originals, IndexCost cost) {
    this.folder = folder;
    this.archive = archive;
    this.originals = originals;
    this.cost = cost;
  }

  static TemporaryArchive of(List<Path> photographs, int threads, Progress progress)
      throws IOException, InterruptedException {
    TemporaryFolder folder = new TemporaryFolder();
    try {
      Path photos = Files.createDirectory(folder.path().resolve("photos"));
      Path index = folder.path().resolve("index");
      Map<String, Path> files = links(photographs, photos);
      PictureDecoder decoder = PictureDecoder.standard();
      long wall = System.nanoTime();
      long cpu = Machine.cpuOfProcess();
      FolderArchive archive = new Indexing(photos, index, threads, decoder, progress).run();
      IndexCost cost =
          IndexCost.of(
              archive,
              Machine.cpuOfProcess() - cpu,
              System.nanoTime() - wall,
              TemporaryFolder.bytes(index));
      List<Path> inOrder =
          Stream.iterate(0, i -> i + 1)
              .limit(archive.photographs())
              .map(i -> archive.photograph(i).path())
              .map(path -> Objects.requireNonNull(files.get(path), path))
              .toList();
      return new TemporaryArchive(folder, archive, new Originals(inOrder, decoder), cost);
    } catch (IOException | RuntimeException | InterruptedException e) {
      folder.close();
      throw e;
    }
  }

  private static Map<String, Path> links(List<Path> photographs, Path to) throws IOException {
    Map<String, Path> files = new HashMap<>();
    for (Path file : photographs) {
      String name =
          String.format(Locale.ROOT, "%06d-%s", files.size(), file.getFileName().toString());
      Path link = to.resolve(name);
      try {
        Files.createSymbolicLink(link, file.toRealPath());
      } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
        Files.copy(file, link);
      }
      files.put(name, file);
    }
    return files;
  }

  FolderArchive archive() {
    return archive;
  }

  Originals originals() {
    return originals;
  }

  IndexCost cost() {
    return cost;
  }

  @Override
  public void close() throws IOException {
    archive.close();
    folder.close();
  }
}
