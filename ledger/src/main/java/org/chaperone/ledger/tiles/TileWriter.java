package org.chaperone.ledger.tiles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chaperone.ledger.disk.Disk;
import org.chaperone.ledger.note.SignedNote;
import org.chaperone.ledger.tree.MerkleTree;

/**
 * Writes a tree's tiles, entries and checkpoint into a folder, from which any web server can serve
 * them. Whatever was written before and is not partial stays as it is.
 */
public final class TileWriter {

  private static final int WIDTH = MerkleTree.TILE_WIDTH;

  private final Disk disk;
  private final Path folder;
  private final MerkleTree tree;
  private final Entries entries;

  /** Where entries come from. */
  @FunctionalInterface
  public interface Entries {

    /** The entries from one index up to and without another. */
    List<byte[]> between(long from, long to) throws IOException;
  }

  /** Writes into a folder what a tree and its entries hold. */
  public TileWriter(Disk disk, Path folder, MerkleTree tree, Entries entries) {
    this.disk = disk;
    this.folder = folder;
    this.tree = tree;
    this.entries = entries;
  }

  /**
   * Writes what a tree of a size needs beyond one of an earlier size, durably. The checkpoint is
   * not part of it.
   */
  public void write(long from, long to) throws IOException {
    Set<Path> folders = new HashSet<>();
    for (long index = from / WIDTH; index * WIDTH < to; index++) {
      int width = (int) Math.min(WIDTH, to - index * WIDTH);
      byte[] bundle = EntryBundle.bytes(entries.between(index * WIDTH, index * WIDTH + width));
      put(TilePath.entries(index, width), bundle, folders);
    }
    long before = from;
    long after = to;
    for (int level = 0; after > 0; level++) {
      for (long index = before / WIDTH; index * WIDTH < after; index++) {
        int width = (int) Math.min(WIDTH, after - index * WIDTH);
        put(TilePath.hashes(level, index, width), tree.tile(level, index, width), folders);
      }
      before /= WIDTH;
      after /= WIDTH;
    }
    for (Path touched : folders) {
      disk.forceFolder(touched);
    }
    removePartial(from, to);
  }

  private void put(String name, byte[] bytes, Set<Path> folders) throws IOException {
    Path file = folder.resolve(name);
    Path in = file.resolveSibling("").normalize();
    disk.createFolders(in);
    disk.writeWhole(file, bytes);
    for (Path above = in; folders.add(above) && !above.equals(folder); ) {
      above = above.resolve("..").normalize();
    }
  }

  /** Partial tiles may go once their full one is there. */
  private void removePartial(long from, long to) throws IOException {
    long before = from;
    long after = to;
    for (int level = 0; before > 0; level++) {
      long index = before / WIDTH;
      if (before % WIDTH != 0 && after / WIDTH > index) {
        remove(TilePath.hashes(level, index, 1));
        if (level == 0) {
          remove(TilePath.entries(index, 1));
        }
      }
      before /= WIDTH;
      after /= WIDTH;
    }
  }

  private void remove(String firstPartial) throws IOException {
    Path partials = folder.resolve(firstPartial).resolveSibling("").normalize();
    for (String width : disk.list(partials)) {
      disk.delete(partials.resolve(width));
    }
    disk.delete(partials);
  }

  /** Replaces the checkpoint, durably. */
  public void writeCheckpoint(SignedNote note) throws IOException {
    disk.writeWhole(folder.resolve(TileFolder.CHECKPOINT), note.bytes());
    disk.forceFolder(folder);
  }
}
