package org.chaperone.trace.work;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.trace.Attempts;
import org.chaperone.trace.Sha256;
import org.chaperone.trace.archive.Archive;
import org.chaperone.trace.report.Previews;
import org.chaperone.trace.report.TraceReport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a trace has found so far, in a folder beside the report, until the report is written: a
 * journal of finished items, one JSON object a line, and their previews.
 *
 * <p>A journal made against another state of the archive is not used.
 */
public final class WorkFolder implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path folder;
  private final FileChannel previews;
  private final Writer journal;
  private final Map<String, Tracked.Traced> known;
  private final Attempts attempts;

  private WorkFolder(
      Path folder,
      FileChannel previews,
      Writer journal,
      Map<String, Tracked.Traced> known,
      Attempts attempts) {
    this.folder = folder;
    this.previews = previews;
    this.journal = journal;
    this.known = known;
    this.attempts = attempts;
  }

  /** Opens the folder, with what an earlier run against the same archive left there. */
  public static WorkFolder open(Path folder, Archive archive) throws IOException {
    Files.createDirectories(folder.resolve("scratch"));
    Path file = folder.resolve("journal.jsonl");
    Path previews = folder.resolve("previews.bin");
    String state = state(archive);
    Map<String, Tracked.Traced> known = read(file, state);
    if (known.isEmpty()) {
      Files.deleteIfExists(previews);
    }
    rewrite(file, state, known);
    return new WorkFolder(
        folder,
        FileChannel.open(
            previews, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
        Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND),
        known,
        Attempts.open(folder.resolve("attempts")));
  }

  /** One line that changes whenever a photograph of the archive does. */
  private static String state(Archive archive) {
    TreeSet<String> all = new TreeSet<>();
    for (int i = 0; i < archive.photographs(); i++) {
      all.add(archive.photograph(i).sha256() + " " + archive.photograph(i).path());
    }
    return "chaperone-journal/1 "
        + Sha256.hex(String.join("\n", all).getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Tracked.Traced> read(Path file, String state) throws IOException {
    Map<String, Tracked.Traced> known = new HashMap<>();
    if (!Files.exists(file)) {
      return known;
    }
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      if (!state.equals(in.readLine())) {
        return known;
      }
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Tracked.Traced traced = JSON.readValue(line, Tracked.Traced.class);
        known.put(key(traced.item().path(), traced.item().sha256()), traced);
      }
    } catch (JacksonException | java.nio.charset.CharacterCodingException e) {
      // The last line of a run that was cut off; what stands before it holds.
      return known;
    }
    return known;
  }

  /** Without the line that was cut off, so that the next one does not go on behind it. */
  private static void rewrite(Path file, String state, Map<String, Tracked.Traced> known)
      throws IOException {
    Path part = file.resolveSibling("journal.part");
    try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
      out.write(state + "\n");
      for (Tracked.Traced traced : known.values()) {
        out.write(JSON.writeValueAsString(traced) + "\n");
      }
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String key(String path, String sha256) {
    return sha256 + " " + path;
  }

  /** What an earlier run found for this item. */
  Optional<Tracked.Traced> known(String path, String sha256) {
    return Optional.ofNullable(known.get(key(path, sha256)));
  }

  /** Which pictures were being read when the program died. */
  Attempts attempts() {
    return attempts;
  }

  /** Where containers too large for memory may be laid down. */
  Path scratch() {
    return folder.resolve("scratch");
  }

  /** Keeps an item's finding. */
  synchronized void remember(Tracked.Traced traced) throws IOException {
    journal.write(JSON.writeValueAsString(traced));
    journal.write('\n');
    journal.flush();
  }

  /** Keeps a preview, an encoded picture. */
  synchronized Tracked.Spooled spool(byte[] file, int width, int height) throws IOException {
    long at = previews.size();
    ByteBuffer left = ByteBuffer.wrap(file);
    while (left.hasRemaining()) {
      previews.write(left, at + left.position());
    }
    return new Tracked.Spooled(at, file.length, width, height);
  }

  byte[] spooled(Tracked.Spooled where) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(where.length());
    while (bytes.hasRemaining()) {
      if (previews.read(bytes, where.at() + bytes.position()) < 0) {
        throw new IOException("a preview is cut off");
      }
    }
    return bytes.array();
  }

  /** The pictures for the report's page. */
  public Previews previews(
      List<Tracked> tracked, Archive archive, TraceReport report, PictureDecoder decoder) {
    return new PagePreviews(this, tracked, archive, report, decoder);
  }

  /** Removes everything; the report stands without it. */
  public void delete() throws IOException {
    close();
    try (var files = Files.walk(folder)) {
      for (Path p : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(p);
      }
    }
  }

  @Override
  public void close() throws IOException {
    journal.close();
    previews.close();
    attempts.close();
  }
}
