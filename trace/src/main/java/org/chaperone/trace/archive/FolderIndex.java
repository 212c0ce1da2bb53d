package org.chaperone.trace.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The index of an archive in a folder of its own: segment files, and a list of those that count.
 *
 * <p>The list is replaced in one step, so whatever moment the program is stopped at, the index is
 * as it was before or after a batch. One program at a time may hold it.
 */
final class FolderIndex implements AutoCloseable {

  private static final String FORMAT = "chaperone-index/1";
  private static final String LIST = "segments";

  /** Below this many photographs a segment is small; several small ones are merged. */
  private static final int SMALL = 4096;

  private static final int MOST_SMALL = 6;

  private final Path folder;
  private final FileChannel lockFile;
  private final FileLock lock;
  private final List<Segment> segments = new ArrayList<>();
  private int next = 1;

  private FolderIndex(Path folder, FileChannel lockFile, FileLock lock) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /**
   * Opens the index in this folder, or starts one.
   *
   * @throws IndexInUseException when another program holds it
   * @throws IOException when the folder cannot be used, or holds something else
   */
  static FolderIndex open(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel lockFile =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = tryLock(lockFile);
      if (lock == null) {
        throw new IndexInUseException(folder);
      }
      FolderIndex index = new FolderIndex(folder, lockFile, lock);
      index.load();
      return index;
    } catch (IOException | RuntimeException e) {
      lockFile.close();
      throw e;
    }
  }

  private static @org.jspecify.annotations.Nullable FileLock tryLock(FileChannel channel)
      throws IOException {
    try {
      return channel.tryLock();
    } catch (java.nio.channels.OverlappingFileLockException e) {
      return null;
    }
  }

  private void load() throws IOException {
    Path list = folder.resolve(LIST);
    Set<String> named = new HashSet<>();
    if (Files.exists(list)) {
      List<String> lines = Files.readAllLines(list, StandardCharsets.UTF_8);
      if (lines.isEmpty() || !lines.getFirst().equals(FORMAT)) {
        throw new IOException(
            "The index folder "
                + folder
                + " was made by another version. Delete it or name another with --index.");
      }
      for (String name : lines.subList(1, lines.size())) {
        named.add(name);
        next = Math.max(next, number(name) + 1);
        // A damaged segment is left out; its photographs are simply read again.
        try {
          segments.add(Segment.open(folder.resolve(name)));
        } catch (IOException e) {
          named.remove(name);
        }
      }
    }
    sweep(named);
  }

  private void sweep(Set<String> named) throws IOException {
    try (var files = Files.newDirectoryStream(folder, "segment-*")) {
      for (Path file : files) {
        if (!named.contains(file.getFileName().toString())) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static int number(String name) throws IOException {
    if (!name.matches("segment-[0-9]{1,9}")) {
      throw new IOException(
          "The index's list names an odd file; delete the index and start again.");
    }
    return Integer.parseInt(name.substring("segment-".length()));
  }

  List<Segment> segments() {
    return List.copyOf(segments);
  }

  /** Adds photographs and forces them to the disk. */
  void add(List<Indexed> content) throws IOException {
    if (content.isEmpty()) {
      return;
    }
    List<Segment> after = new ArrayList<>(segments);
    after.add(written(content));
    replace(after);
    mergeSmall();
  }

  /** Drops every photograph that is not wanted any more; nothing of it stays in the index. */
  void keepOnly(Predicate<Photograph> wanted) throws IOException {
    List<Segment> after = new ArrayList<>();
    boolean changed = false;
    for (Segment s : segments) {
      if (s.photographs().stream().allMatch(wanted)) {
        after.add(s);
        continue;
      }
      changed = true;
      List<Indexed> left = s.content().stream().filter(i -> wanted.test(i.photograph())).toList();
      if (!left.isEmpty()) {
        after.add(written(left));
      }
    }
    if (changed) {
      replace(after);
    }
  }

  private void mergeSmall() throws IOException {
    List<Segment> small = segments.stream().filter(s -> s.photographs().size() < SMALL).toList();
    if (small.size() < MOST_SMALL) {
      return;
    }
    List<Segment> after = new ArrayList<>(segments);
    List<Indexed> merged = new ArrayList<>();
    for (Segment s : small) {
      if (merged.size() + s.photographs().size() <= Segment.MOST) {
        merged.addAll(s.content());
        after.remove(s);
      }
    }
    after.add(written(merged));
    replace(after);
  }

  private Segment written(List<Indexed> content) throws IOException {
    Path file = folder.resolve("segment-" + next++);
    Segment.write(file, content);
    return Segment.open(file);
  }

  private void replace(List<Segment> after) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(FORMAT);
    for (Segment s : after) {
      lines.add(s.file().getFileName().toString());
    }
    Path part = folder.resolve(LIST + ".part");
    Files.write(part, lines, StandardCharsets.UTF_8);
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(
        part,
        folder.resolve(LIST),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    for (Segment s : segments) {
      if (!after.contains(s)) {
        s.close();
        Files.deleteIfExists(s.file());
      }
    }
    segments.clear();
    segments.addAll(after);
  }

  @Override
  public void close() throws IOException {
    for (Segment s : segments) {
      s.close();
    }
    segments.clear();
    lock.release();
    lockFile.close();
  }
}
