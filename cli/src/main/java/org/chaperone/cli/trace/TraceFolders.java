package org.chaperone.cli.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaperone.trace.TraceRequest;

/** Judges the folders of a trace before anything is read or written. */
final class TraceFolders {

  private final Path archive;
  private final List<Path> leaks;
  private final Path out;
  private final Path index;

  private TraceFolders(Path archive, List<Path> leaks, Path out, Path index) {
    this.archive = archive;
    this.leaks = leaks;
    this.out = out;
    this.index = index;
  }

  /**
   * The request, when all its folders can serve.
   *
   * @throws WrongFolderException when one cannot, or two are in each other's way
   */
  static TraceRequest request(
      Path archive, List<Path> leaks, Path out, Optional<Path> index, int threads)
      throws WrongFolderException, IOException {
    return request("--archive", archive, leaks, out, index, threads);
  }

  /**
   * The same against a vault, whose index is kept in no folder.
   *
   * @throws WrongFolderException when a folder cannot serve, or two are in each other's way
   */
  static TraceRequest ofVault(Path vault, List<Path> leaks, Path out, int threads)
      throws WrongFolderException, IOException {
    return request("--vault", vault, leaks, out, Optional.empty(), threads);
  }

  private static TraceRequest request(
      String option, Path archive, List<Path> leaks, Path out, Optional<Path> index, int threads)
      throws WrongFolderException, IOException {
    if (threads < 1) {
      throw new WrongFolderException("--threads is a number from 1.");
    }
    requireReadable(option, archive);
    if (!Files.isDirectory(archive)) {
      throw new WrongFolderException(option + " " + archive + " is a file; a folder is wanted.");
    }
    for (Path leak : leaks) {
      requireReadable("--leak", leak);
    }
    Path whereIndex = index.orElse(beside(out));
    List<Path> realLeaks = new ArrayList<>();
    for (Path leak : leaks) {
      realLeaks.add(leak.toRealPath());
    }
    TraceFolders folders =
        new TraceFolders(archive.toRealPath(), realLeaks, real(out), real(whereIndex));
    folders.requireApart();
    folders.requireFree();
    return new TraceRequest(archive, leaks, out, whereIndex, threads);
  }

  /** The index's usual place: {@code report} has {@code report-index} beside it. */
  private static Path beside(Path out) throws WrongFolderException {
    Path whole = out.toAbsolutePath().normalize();
    Path name = whole.getFileName();
    if (name == null) {
      throw new WrongFolderException("--out " + out + " cannot be a file system's root.");
    }
    return whole.resolveSibling(name + "-index");
  }

  private static void requireReadable(String option, Path path) throws WrongFolderException {
    if (!Files.exists(path)) {
      throw new WrongFolderException(option + " " + path + " does not exist.");
    }
    boolean folder = Files.isDirectory(path);
    if (!Files.isReadable(path) || (folder && !Files.isExecutable(path))) {
      throw new WrongFolderException(option + " " + path + " may not be read by this user.");
    }
  }

  /** The path with the links resolved in as much of it as is there. */
  private static Path real(Path path) throws IOException {
    Path whole = path.toAbsolutePath().normalize();
    Path there = whole;
    while (there.getParent() != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
      there = there.getParent();
    }
    return there.toRealPath().resolve(there.relativize(whole)).normalize();
  }

  private void requireApart() throws WrongFolderException {
    for (Path leak : leaks) {
      if (archive.startsWith(leak)) {
        throw new WrongFolderException(
            "The archive "
                + archive
                + " lies in the leak "
                + leak
                + ": every photograph would be found in itself. Name the leaked material alone.");
      }
      if (leak.startsWith(archive)) {
        throw new WrongFolderException(
            "The leak "
                + leak
                + " lies in the archive "
                + archive
                + ": leaked pictures would be taken for the clinic's own. Move it elsewhere.");
      }
      requireOutside("leak", leak);
    }
    requireOutside("archive", archive);
    if (out.equals(index)) {
      throw new WrongFolderException("--out and --index must be different folders.");
    }
  }

  private void requireOutside(String what, Path untouched) throws WrongFolderException {
    if (out.startsWith(untouched)) {
      throw new WrongFolderException(
          "--out " + out + " lies in the " + what + " " + untouched + ", which is never changed.");
    }
    if (index.startsWith(untouched)) {
      throw new WrongFolderException(
          "--index "
              + index
              + " lies in the "
              + what
              + " "
              + untouched
              + ", which is never changed; name a folder elsewhere.");
    }
  }

  private void requireFree() throws WrongFolderException, IOException {
    requireFolderOrNothing("--out", out);
    requireFolderOrNothing("--index", index);
    // The trace removes this folder of its own when it is complete.
    Path working = out.resolve("working");
    if (holdsOther(working, "journal.jsonl")) {
      throw new WrongFolderException(
          "--out " + out + " holds a folder 'working' that is not a trace's; name another --out.");
    }
    if (holdsOther(index, "lock")) {
      throw new WrongFolderException(
          "--index " + index + " holds other files; name an empty or a new folder.");
    }
  }

  private static void requireFolderOrNothing(String option, Path path) throws WrongFolderException {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new WrongFolderException(option + " " + path + " is a file; a folder is wanted.");
    }
  }

  /** Whether there is something in the folder, but not the file that our own would have. */
  private static boolean holdsOther(Path folder, String ours) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      return !all.isEmpty() && all.stream().noneMatch(f -> f.endsWith(ours));
    }
  }
}
