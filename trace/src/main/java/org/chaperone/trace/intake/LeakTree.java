package org.chaperone.trace.intake;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chaperone.trace.intake.unpack.ItemNames;
import org.jspecify.annotations.Nullable;

/**
 * The files of a leak, each once, in the order they are read: by argument, then by name.
 *
 * <p>Only the arguments themselves may be links; a link inside a leak is listed and not followed.
 */
record LeakTree(List<LeakFile> files) {

  /**
   * A file of the leak.
   *
   * @param path as it is reported
   * @param closed why it cannot be read; none when it can
   */
  record LeakFile(Path file, String path, long size, @Nullable String closed) {}

  /**
   * Lists the files; an argument that lies inside another, or is another, is passed over.
   *
   * @throws IOException when an argument does not exist
   * @throws InterruptedException when the thread was interrupted
   */
  static LeakTree of(List<Path> leaks) throws IOException, InterruptedException {
    var roots = new ArrayList<Path>();
    for (Path leak : leaks) {
      roots.add(leak.toRealPath());
    }
    var walk = new Walk();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < roots.size(); i++) {
      if (!liesInAnother(roots, i)) {
        walk.add(roots.get(i), uniqueName(leaks.get(i), names));
      }
    }
    return new LeakTree(List.copyOf(walk.files));
  }

  long bytes() {
    return files.stream().mapToLong(LeakFile::size).sum();
  }

  private static boolean liesInAnother(List<Path> roots, int which) {
    Path root = roots.get(which);
    for (int i = 0; i < roots.size(); i++) {
      Path other = roots.get(i);
      if (root.equals(other) ? i < which : root.startsWith(other)) {
        return true;
      }
    }
    return false;
  }

  private static String uniqueName(Path leak, Set<String> taken) {
    Path last = leak.toAbsolutePath().normalize().getFileName();
    String name = last == null ? "leak" : ItemNames.clean(last.toString());
    String unique = name;
    for (int n = 2; !taken.add(unique); n++) {
      unique = name + "#" + n;
    }
    return unique;
  }

  private static final class Walk {
    private final List<LeakFile> files = new ArrayList<>();

    void add(Path file, String path) throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      try {
        var found =
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (found.isDirectory()) {
          addFolder(file, path);
        } else if (found.isRegularFile()) {
          files.add(new LeakFile(file, path, found.size(), null));
        } else {
          String reason =
              found.isSymbolicLink()
                  ? "it is a link, and links in a leak are not followed"
                  : "it is neither a file nor a folder";
          files.add(new LeakFile(file, path, 0, reason));
        }
      } catch (IOException e) {
        files.add(new LeakFile(file, path, 0, CannotBeOpened.because(e)));
      }
    }

    private void addFolder(Path folder, String path) throws IOException, InterruptedException {
      var children = new ArrayList<Path>();
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
        all.forEach(children::add);
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
      children.sort(Comparator.comparing(child -> child.getFileName().toString()));
      for (Path child : children) {
        add(child, path + "/" + ItemNames.clean(child.getFileName().toString()));
      }
    }
  }
}
