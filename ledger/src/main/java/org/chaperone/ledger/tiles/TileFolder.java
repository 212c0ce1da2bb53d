package org.chaperone.ledger.tiles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chaperone.ledger.disk.Disk;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.note.Checkpoint;
import org.chaperone.ledger.note.SignedNote;
import org.chaperone.ledger.note.VerifierKey;
import org.chaperone.ledger.tree.Hash;
import org.chaperone.ledger.tree.MerkleTree;
import org.chaperone.ledger.tree.TreeHasher;

/** Reads a folder of tiles, of whatever log, and believes nothing that it does not check. */
public final class TileFolder {

  /** The checkpoint's name in the folder. */
  public static final String CHECKPOINT = "checkpoint";

  private static final int WIDTH = MerkleTree.TILE_WIDTH;
  private static final int MOST_BUNDLE_BYTES = WIDTH * (Short.BYTES + 65_535);

  private final Disk disk;
  private final Path folder;

  /** Reads from a folder. */
  public TileFolder(Disk disk, Path folder) {
    this.disk = disk;
    this.folder = folder;
  }

  /** The checkpoint as it lies there, not verified; none when the log has not published yet. */
  public Optional<SignedNote> checkpoint() throws IOException {
    Path file = folder.resolve(CHECKPOINT);
    return disk.exists(file)
        ? Optional.of(SignedNote.parse(disk.readWhole(file, SignedNote.MOST_BYTES)))
        : Optional.empty();
  }

  /**
   * Reads the whole log and checks it: the checkpoint's signature by the log's key, every entry
   * against its hash, every tile against the entries, the root against the checkpoint.
   *
   * @param note the checkpoint
   * @return the tree, whose size and root are the checkpoint's
   * @throws MalformedException when anything is not as it must be, saying what
   */
  public MerkleTree verify(SignedNote note, VerifierKey key, EntryVisitor visitor)
      throws IOException {
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    if (!checkpoint.origin().equals(key.name()) || !note.verifiedBy(key)) {
      throw new MalformedException("The checkpoint is not signed by " + key.name() + ".");
    }
    MerkleTree tree = tree(checkpoint.size(), visitor);
    if (!tree.root().equals(checkpoint.root())) {
      throw new MalformedException(
          "The root of the entries is not the one that the checkpoint signs.");
    }
    requireTiles(tree);
    return tree;
  }

  /** Is shown entries in their order. */
  @FunctionalInterface
  public interface EntryVisitor {

    /** An entry and its index. */
    void entry(long index, byte[] entry) throws IOException;
  }

  private MerkleTree tree(long size, EntryVisitor visitor) throws IOException {
    MerkleTree tree = new MerkleTree();
    TreeHasher hasher = new TreeHasher();
    for (long index = 0; index * WIDTH < size; index++) {
      int width = (int) Math.min(WIDTH, size - index * WIDTH);
      List<byte[]> entries = entries(index, width);
      tree.append(entries.stream().map(hasher::leaf).toList());
      for (int i = 0; i < width; i++) {
        visitor.entry(index * WIDTH + i, entries.get(i));
      }
    }
    return tree;
  }

  /**
   * The entries of a bundle, as they lie there.
   *
   * @param width entries, of which a full bundle of the same index may hold more
   */
  public List<byte[]> entries(long index, int width) throws IOException {
    String name = existing(TilePath.entries(index, width), TilePath.entries(index, WIDTH));
    List<byte[]> entries =
        EntryBundle.read(disk.readWhole(folder.resolve(name), MOST_BUNDLE_BYTES));
    if (entries.size() < width || entries.size() > WIDTH) {
      throw new MalformedException(name + " holds " + entries.size() + " entries.");
    }
    return entries.subList(0, width);
  }

  private void requireTiles(MerkleTree tree) throws IOException {
    long count = tree.size();
    for (int level = 0; count > 0; level++) {
      for (long index = 0; index * WIDTH < count; index++) {
        int width = (int) Math.min(WIDTH, count - index * WIDTH);
        String name =
            existing(TilePath.hashes(level, index, width), TilePath.hashes(level, index, WIDTH));
        byte[] tile = disk.readWhole(folder.resolve(name), WIDTH * Hash.BYTES);
        byte[] wanted = tree.tile(level, index, width);
        if (tile.length < wanted.length
            || !Arrays.equals(tile, 0, wanted.length, wanted, 0, wanted.length)) {
          throw new MalformedException(name + " does not hold the hashes of the entries.");
        }
      }
      count /= WIDTH;
    }
  }

  /** A partial tile may have been removed in favour of its full one. */
  private String existing(String partial, String full) throws IOException {
    return disk.exists(folder.resolve(partial)) ? partial : full;
  }
}
