package org.chaperone.ledger.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chaperone.ledger.disk.Disk;
import org.chaperone.ledger.disk.DiskFile;
import org.chaperone.ledger.note.Checkpoint;
import org.chaperone.ledger.tree.CompactRange;
import org.chaperone.ledger.tree.Hash;
import org.chaperone.ledger.tree.MerkleTree;
import org.chaperone.ledger.tree.TreeHasher;

/**
 * The file that holds the truth: a line that names the log, then batches ({@link Batch}), each
 * durable before the next begins.
 *
 * <p>So a crash can leave one batch at the end that is not whole, and nothing else. {@link #settle}
 * cuts that off; {@link #open} refuses anything else. One thread at a time appends; {@link #leaves}
 * is for any.
 */
public final class Journal implements Closeable {

  /** Bytes that a leaf may have. */
  public static final int MOST_LEAF_BYTES = Batch.MOST_LEAF_BYTES;

  /** Leaves that a batch may have. */
  public static final int MOST_LEAVES = Batch.MOST_LEAVES;

  /** Bytes that the leaves of a batch may have, two more for each leaf. */
  public static final int MOST_LEAVES_BYTES = Batch.MOST_LEAVES_BYTES;

  private static final String FORMAT = "chaperone-journal/1 ";

  /** Where to begin reading: one place for this many leaves. */
  private static final int LEAVES_A_PLACE = 256;

  private final Disk disk;
  private final Path path;
  private final DiskFile file;
  private final String origin;
  private final MerkleTree tree = new MerkleTree();
  private final TreeHasher hasher = new TreeHasher();
  private final List<Long> places = new ArrayList<>();
  private long end;
  private Optional<byte[]> newestNote = Optional.empty();
  private long lastAt;
  private long unsettled;

  private Journal(Disk disk, Path path, DiskFile file, String origin) {
    this.disk = disk;
    this.path = path;
    this.file = file;
    this.origin = origin;
  }

  /** Makes a journal without leaves. The folder is there, and the file is not. */
  public static void create(Disk disk, Path path, String origin) throws IOException {
    disk.writeWhole(path, header(origin));
    disk.forceFolder(path.resolveSibling(""));
  }

  /**
   * Reads a journal from its beginning, and changes nothing.
   *
   * @throws JournalCorruptException when it holds what no crash can have left
   */
  public static Journal open(Disk disk, Path path, String origin) throws IOException {
    return replayed(disk, path, disk.open(path), origin);
  }

  /** Reads a journal that somebody else may be appending to, and cannot append to it. */
  public static Journal read(Disk disk, Path path, String origin) throws IOException {
    return replayed(disk, path, disk.read(path), origin);
  }

  private static Journal replayed(Disk disk, Path path, DiskFile file, String origin)
      throws IOException {
    try {
      Journal journal = new Journal(disk, path, file, origin);
      journal.replay();
      return journal;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static byte[] header(String origin) {
    return (FORMAT + origin + '\n').getBytes(StandardCharsets.UTF_8);
  }

  private void replay() throws IOException {
    long size = file.size();
    byte[] header = header(origin);
    byte[] read = new byte[(int) Math.min(size, header.length)];
    file.read(0, read, 0, read.length);
    if (!Arrays.equals(header, read)) {
      throw new JournalCorruptException(
          path + " does not begin as the journal of " + origin + " does.");
    }
    JournalReader reader = new JournalReader(file, size);
    end = header.length;
    lastAt = end;
    JournalReader.Found found = reader.at(end);
    while (found instanceof JournalReader.Whole(Batch batch)) {
      add(batch);
      lastAt = batch.at();
      found = reader.at(end);
    }
    if (found instanceof JournalReader.Broken(String reason)) {
      requireTorn(reader, reason, size);
    }
    unsettled = size - end;
  }

  /**
   * Cuts off what is unfinished, after keeping a copy of it beside the journal, and makes sure that
   * all the rest is durable. To be called once, before anything is appended.
   */
  public void settle() throws IOException {
    if (unsettled > 0) {
      byte[] torn = new byte[(int) unsettled];
      file.read(end, torn, 0, torn.length);
      disk.writeWhole(path.resolveSibling(path.getFileName() + ".torn-" + end), torn);
      file.truncate(end);
    }
    // After a failed force the system may call bytes clean that never reached the disk. Only the
    // last batch can be such: the one before was forced before this one began.
    byte[] again = new byte[(int) (end - lastAt)];
    file.read(lastAt, again, 0, again.length);
    file.write(lastAt, again, 0, again.length);
    file.force();
  }

  private void requireTorn(JournalReader reader, String reason, long size) throws IOException {
    String where =
        path + " is damaged at byte " + end + ", after entry " + (tree.size() - 1) + ": ";
    if (size - end > Batch.MOST_BYTES) {
      throw new JournalCorruptException(where + reason + ", and more follows than one batch.");
    }
    long later = reader.nextWhole(end + 1);
    if (later >= 0) {
      throw new JournalCorruptException(
          where + reason + ", and a whole batch follows at byte " + later + ".");
    }
  }

  private void add(Batch batch) throws JournalCorruptException {
    if (batch.first() != tree.size()) {
      throw new JournalCorruptException(
          "%s: the batch at byte %d begins with entry %d, not %d."
              .formatted(path, batch.at(), batch.first(), tree.size()));
    }
    tree.append(batch.leaves().stream().map(hasher::leaf).toList());
    String text = new Checkpoint(origin, tree.size(), tree.root()).text() + '\n';
    byte[] said = text.getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(
        batch.note(), 0, Math.min(said.length, batch.note().length), said, 0, said.length)) {
      throw new JournalCorruptException(
          "%s: the checkpoint of the batch at byte %d is not that of its entries."
              .formatted(path, batch.at()));
    }
    committed(batch.at(), batch.end(), batch.note());
  }

  private synchronized void committed(long batchAt, long batchEnd, byte[] note) {
    while (tree.size() > (long) places.size() * LEAVES_A_PLACE) {
      places.add(batchAt);
    }
    end = batchEnd;
    newestNote = Optional.of(note);
  }

  /**
   * Appends a batch and returns when it is durable.
   *
   * <p>The leaves are read back and hashed as they stand in the file before the checkpoint over
   * them is signed. After an exception the journal is of no more use: nobody knows what is on the
   * disk until it is opened again.
   *
   * @param leaves at least one, within the limits above
   * @param sign makes the signed checkpoint
   */
  public void append(List<byte[]> leaves, Function<Checkpoint, byte[]> sign) throws IOException {
    byte[] beginning = Batch.beginning(tree.size(), leaves);
    file.write(end, beginning, 0, beginning.length);
    byte[] stored = new byte[beginning.length];
    file.read(end, stored, 0, stored.length);
    if (!Arrays.equals(beginning, stored)) {
      throw new IOException(path + " does not hold what was just written to it.");
    }
    List<Hash> hashes = hashes(stored, leaves);
    CompactRange grown = tree.with(hashes);
    byte[] note = sign.apply(new Checkpoint(origin, grown.size(), grown.root()));
    byte[] ending = Batch.ending(stored, note);
    file.write(end + stored.length, ending, 0, ending.length);
    file.force();
    tree.append(hashes, grown);
    committed(end, end + stored.length + ending.length, note);
  }

  private List<Hash> hashes(byte[] stored, List<byte[]> leaves) {
    List<Hash> hashes = new ArrayList<>(leaves.size());
    int at = Batch.HEAD_BYTES;
    for (byte[] leaf : leaves) {
      hashes.add(hasher.leaf(stored, at + Short.BYTES, leaf.length));
      at += Short.BYTES + leaf.length;
    }
    return hashes;
  }

  /** The tree over all leaves; it grows only by {@link #append}. */
  public MerkleTree tree() {
    return tree;
  }

  /** The signed checkpoint of the last batch; none before the first. */
  public synchronized Optional<byte[]> newestNote() {
    return newestNote.map(byte[]::clone);
  }

  /** Bytes of an unfinished batch at the end, when the journal was opened. */
  public long unfinishedBytes() {
    return unsettled;
  }

  /** Is shown leaves and checkpoints in their order. */
  public interface Visitor {

    /** A leaf and its index. */
    void leaf(long index, byte[] leaf) throws IOException;

    /** The signed checkpoint of the batch that ends with the leaf before this size. */
    default void checkpoint(long size, byte[] note) throws IOException {}
  }

  /**
   * Reads leaves from the file, and checks each against the tree.
   *
   * @param from index of the first
   * @param to index after the last; the last one's batch is shown with its checkpoint
   * @throws JournalCorruptException when the file no longer holds what it held
   */
  public void leaves(long from, long to, Visitor visitor) throws IOException {
    if (from < 0 || from > to || to > tree.size()) {
      throw new IllegalArgumentException(
          "There are " + tree.size() + " entries, not " + from + " to " + to + ".");
    }
    if (from == to) {
      return;
    }
    TreeHasher check = new TreeHasher();
    try (DiskFile open = disk.read(path)) {
      JournalReader reader = new JournalReader(open, end());
      long at = place(from);
      long next = from;
      while (next < to) {
        if (!(reader.at(at) instanceof JournalReader.Whole(Batch batch))) {
          throw new JournalCorruptException(
              path + " has changed at byte " + at + " since it was opened.");
        }
        for (; next < Math.min(to, batch.endIndex()); next++) {
          byte[] leaf = batch.leaves().get((int) (next - batch.first()));
          if (!check.leaf(leaf).equals(tree.leaf(next))) {
            throw new JournalCorruptException(
                path + ": entry " + next + " has changed since it was opened.");
          }
          visitor.leaf(next, leaf);
        }
        if (next > from && next == batch.endIndex()) {
          visitor.checkpoint(next, batch.note());
        }
        at = batch.end();
      }
    }
  }

  private synchronized long end() {
    return end;
  }

  private synchronized long place(long index) {
    return places.get(Math.toIntExact(index / LEAVES_A_PLACE));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
