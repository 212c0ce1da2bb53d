package org.chaperone.web.cases;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chaperone.keyholder.id.CaseId;

/**
 * Leaked material of one case as it comes in: files under way, in pieces, and files that are all
 * there. In the clear, until all is traced.
 *
 * <p>What is known of a file under way is in its folder alone, so that it goes on after the server
 * was killed.
 *
 * @param root of the case's leaked material
 */
record LeakFolder(Path root) {

  /** The most bytes of a name on disk, with room for a number. */
  private static final int LONGEST_NAME = 120;

  private static final int DEEPEST = 8;
  private static final String NAME = "name";
  private static final String BYTES = "bytes";

  /**
   * A file under way.
   *
   * @param name as it was called, with its folders
   * @param size when it is all there, in bytes
   * @param offset how much is there
   */
  record Upload(String id, String name, long size, long offset) {
    /** Whether this is the same file, as far as one can tell without reading it. */
    boolean isLike(String otherName, long otherSize) {
      return name.equals(otherName) && size == otherSize;
    }
  }

  static LeakFolder of(Path work, CaseId investigation) {
    return new LeakFolder(work.resolve("case-" + investigation));
  }

  private Path coming() {
    return root.resolve("coming");
  }

  /** Where the files are that are all there. */
  Path given() {
    return root.resolve("given");
  }

  /** Where a trace keeps what it found so far. */
  Path traced() {
    return root.resolve("traced");
  }

  /** The files under way. */
  List<Upload> uploads() throws IOException {
    List<Upload> all = new ArrayList<>();
    if (Files.isDirectory(coming())) {
      try (Stream<Path> folders = Files.list(coming())) {
        for (Path folder : folders.sorted().toList()) {
          upload(String.valueOf(folder.getFileName())).ifPresent(all::add);
        }
      }
    }
    return all;
  }

  /** One of them. */
  Optional<Upload> upload(String id) throws IOException {
    if (!id.matches("[0-9a-f-]{36}")) {
      return Optional.empty();
    }
    Path folder = coming().resolve(id);
    try {
      List<String> lines = Files.readAllLines(folder.resolve(NAME), StandardCharsets.UTF_8);
      long offset = Files.size(folder.resolve(BYTES));
      return Optional.of(new Upload(id, lines.get(1), Long.parseLong(lines.get(0)), offset));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Begins a file, or finds the one that stopped on its way or is there already. */
  Upload begin(String name, long size) throws IOException {
    String plain = name.replaceAll("\\p{Cntrl}", " ");
    Path there = place(plain);
    if (Files.isRegularFile(there) && Files.size(there) == size) {
      return new Upload("", plain, size, size);
    }
    for (Upload upload : uploads()) {
      if (upload.isLike(plain, size)) {
        return upload;
      }
    }
    String id = UUID.randomUUID().toString();
    Path folder = Files.createDirectories(coming().resolve(id));
    Files.createFile(folder.resolve(BYTES));
    Files.writeString(folder.resolve(NAME), size + "\n" + plain + "\n");
    return new Upload(id, plain, size, 0);
  }

  /**
   * Adds a piece and makes sure that it stays; the last one puts the file where it belongs.
   *
   * @return how much is there now
   */
  long append(Upload upload, byte[] piece) throws IOException {
    Path bytes = coming().resolve(upload.id()).resolve(BYTES);
    int length = (int) Math.min(piece.length, upload.size() - upload.offset());
    try (FileChannel file = FileChannel.open(bytes, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(piece, 0, length);
      while (rest.hasRemaining()) {
        file.write(rest, upload.offset() + rest.position());
      }
      file.force(false);
    }
    long now = upload.offset() + length;
    if (now == upload.size()) {
      Path place = free(upload.name());
      Files.createDirectories(java.util.Objects.requireNonNull(place.getParent()));
      Files.move(bytes, place, StandardCopyOption.ATOMIC_MOVE);
      delete(coming().resolve(upload.id()));
    }
    return now;
  }

  /** A place that is free for a file. */
  private Path free(String name) {
    Path place = place(name);
    Path free = place;
    for (int number = 2; Files.exists(free); number++) {
      free = place.resolveSibling(number + "-" + place.getFileName());
    }
    return free;
  }

  /** The place of a file under its own name, as far as that makes one. */
  private Path place(String name) {
    Path place = given();
    String[] parts = name.split("[/\\\\]+", -1);
    for (int i = Math.max(0, parts.length - DEEPEST); i < parts.length; i++) {
      String part = parts[i].replaceAll("^\\.+|[\\p{Cntrl}:*?\"<>|]", "_").strip();
      while (part.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
        part = part.substring(part.offsetByCodePoints(0, 1));
      }
      if (!part.isEmpty()) {
        place = place.resolve(part);
      }
    }
    return place.equals(given()) ? given().resolve("file") : place;
  }

  void drop(Upload upload) throws IOException {
    delete(coming().resolve(upload.id()));
  }

  /**
   * A file that is all there.
   *
   * @param name in the folder
   */
  record Given(String name, long size) {}

  /** The files that are all there. */
  List<Given> files() throws IOException {
    if (!Files.isDirectory(given())) {
      return List.of();
    }
    List<Given> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(given())) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        files.add(new Given(given().relativize(file).toString(), Files.size(file)));
      }
    }
    return files;
  }

  /** What is to be traced: the files and folders at the top. */
  List<Path> leaks() throws IOException {
    try (Stream<Path> all = Files.list(given())) {
      return all.sorted().toList();
    }
  }

  /** Removes what was traced. */
  void clear() throws IOException {
    delete(given());
    delete(traced());
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
