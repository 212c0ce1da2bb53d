package org.chaperone.trace.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An archive that is a plain folder of photographs, with its index in another folder.
 *
 * <p>Photographs keep their numbers as long as the archive is open.
 */
public final class FolderArchive implements Archive {

  private final Path root;
  private final FolderIndex index;
  private final List<UnreadableFile> unreadable;
  private final List<Segment> segments;
  private final int[] firsts;
  private final List<Photograph> photographs;
  private final Map<String, List<Integer>> bySha256 = new HashMap<>();

  FolderArchive(Path root, FolderIndex index, List<UnreadableFile> unreadable) {
    this.root = root;
    this.index = index;
    this.unreadable = List.copyOf(unreadable);
    this.segments = index.segments();
    this.firsts = new int[segments.size()];
    List<Photograph> all = new ArrayList<>();
    for (int i = 0; i < firsts.length; i++) {
      firsts[i] = all.size();
      all.addAll(segments.get(i).photographs());
    }
    this.photographs = List.copyOf(all);
    for (int n = 0; n < photographs.size(); n++) {
      bySha256.computeIfAbsent(photographs.get(n).sha256(), k -> new ArrayList<>()).add(n);
    }
  }

  /**
   * Opens an index without looking at its photographs, after adding more that were read elsewhere,
   * batch by batch; each batch is on the disk before the next is asked for.
   *
   * @throws IOException when the index cannot be opened or written; the batches before are kept
   */
  public static FolderArchive grown(Path indexFolder, Iterable<List<Indexed>> batches)
      throws IOException {
    FolderIndex index = FolderIndex.open(indexFolder);
    try {
      for (List<Indexed> batch : batches) {
        index.add(batch);
      }
      return new FolderArchive(indexFolder, index, List.of());
    } catch (IOException | RuntimeException e) {
      index.close();
      throw e;
    }
  }

  /** The folder that the photographs' paths are relative to. */
  public Path root() {
    return root;
  }

  @Override
  public List<UnreadableFile> unreadable() {
    return unreadable;
  }

  @Override
  public Optional<byte[]> shown(String path) throws IOException {
    Path file = root.resolve(path);
    return Files.isReadable(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  @Override
  public Photograph photograph(int number) {
    return photographs.get(number);
  }

  @Override
  public List<Integer> identical(String sha256) {
    return bySha256.getOrDefault(sha256, List.of());
  }

  @Override
  public int photographs() {
    return photographs.size();
  }

  @Override
  public List<Postings> postings() {
    return segments.stream().map(Segment::postings).toList();
  }

  @Override
  public Optional<byte[]> thumbnail(int photograph) {
    int s = firsts.length - 1;
    while (firsts[s] > photograph) {
      s--;
    }
    return Optional.of(segments.get(s).thumbnail(photograph - firsts[s]));
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
