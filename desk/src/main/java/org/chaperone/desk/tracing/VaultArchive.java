package org.chaperone.desk.tracing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.picture.features.Fingerprint;
import org.chaperone.trace.archive.Archive;
import org.chaperone.trace.archive.Photograph;
import org.chaperone.trace.archive.Postings;
import org.chaperone.trace.archive.PostingsBuilder;
import org.chaperone.trace.archive.UnreadableFile;
import org.chaperone.trace.attribution.ServedViews;
import org.chaperone.vault.WorkProgress;
import org.chaperone.vault.renditions.IndexEntry;
import org.chaperone.vault.tracing.CaseFiles;
import org.chaperone.vault.tracing.CaseIndex;

/**
 * A vault's photographs as the matcher knows them.
 *
 * <p>The index lies outside the heap, some 10 KB for each photograph, and nowhere on a disk. A
 * photograph is compared by its verification thumbnail, which is released to the case when it is
 * first asked for; the newest are kept.
 */
final class VaultArchive implements Archive {

  /** Photographs in one set of postings; what is on the heap while it is made is 9 KB of each. */
  private static final int SET = 8_192;

  /** Thumbnails kept, 20 KB each. */
  private static final int KEPT = 2_000;

  private final CaseFiles files;
  private final Arena arena = Arena.ofShared();
  private final List<PhotographId> ids = new ArrayList<>();
  private final List<Photograph> photographs = new ArrayList<>();
  private final List<Postings> postings = new ArrayList<>();
  private final Map<String, List<Integer>> bySha256 = new HashMap<>();
  private final Map<String, Integer> byPath = new HashMap<>();
  private final List<UnreadableFile> unreadable = new ArrayList<>();
  private final Kept<Integer, Optional<byte[]>> thumbnails = new Kept<>(KEPT);
  private final VaultViews views;

  private VaultArchive(CaseFiles files) {
    this.files = files;
    this.views = new VaultViews(files, ids);
  }

  /** Opens the index. */
  static VaultArchive open(CaseFiles files, WorkProgress progress)
      throws IOException, InterruptedException {
    VaultArchive archive = new VaultArchive(files);
    try {
      archive.load(progress);
      return archive;
    } catch (IOException | InterruptedException | RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  private void load(WorkProgress progress) throws IOException, InterruptedException {
    CaseIndex index = files.index();
    List<Fingerprint> set = new ArrayList<>();
    Asked.of(
        () -> {
          index.read(
              (id, entry) -> {
                add(id, entry);
                set.add(entry.fingerprint());
                if (set.size() == SET) {
                  addPostings(set);
                }
              },
              progress);
          return index;
        });
    if (!set.isEmpty()) {
      addPostings(set);
    }
    for (PhotographId damaged : index.damaged()) {
      unreadable.add(
          new UnreadableFile(
              damaged.toString(), "Its entry of the search index is damaged: import it again."));
    }
  }

  private void add(PhotographId id, IndexEntry entry) {
    int number = ids.size();
    String sha256 = HexFormat.of().formatHex(entry.sha256());
    ids.add(id);
    photographs.add(
        new Photograph(
            id.toString(),
            0,
            0,
            sha256,
            entry.width(),
            entry.height(),
            entry.fingerprint().width(),
            entry.fingerprint().height(),
            entry.pdq(),
            entry.pdqQuality()));
    byPath.put(id.toString(), number);
    bySha256.computeIfAbsent(sha256, s -> new ArrayList<>()).add(number);
  }

  private void addPostings(List<Fingerprint> set) {
    int points = PostingsBuilder.points(set);
    MemorySegment columns = arena.allocate((long) points * Postings.BYTES, Long.BYTES);
    PostingsBuilder.write(set, columns);
    postings.add(new Postings(columns, points, set.size()));
    set.clear();
  }

  @Override
  public int photographs() {
    return photographs.size();
  }

  @Override
  public List<Postings> postings() {
    return List.copyOf(postings);
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
  public Optional<byte[]> thumbnail(int number) {
    try {
      return thumbnails.get(number, () -> Asked.kept(() -> files.verification(ids.get(number))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<UnreadableFile> unreadable() {
    return List.copyOf(unreadable);
  }

  /** The grey verification thumbnail: enough to see the same scene by, and no more. */
  @Override
  public Optional<byte[]> shown(String path) throws IOException {
    Integer number = byPath.get(path);
    try {
      return number == null ? Optional.empty() : thumbnail(number);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public Optional<ServedViews> views() {
    return Optional.of(views);
  }

  @Override
  public void close() {
    arena.close();
  }
}
