package org.chaperone.ledger.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tree in memory that answers for every size it ever had.
 *
 * <p>It keeps the hashes of leaves and, for every 256 of them, the root over those, and so on: what
 * c2sp.org/tlog-tiles calls tiles, 32.2 bytes a leaf. Nodes between are hashed when asked for; a
 * proof takes some hundred microseconds. Safe for several threads.
 */
public final class MerkleTree {

  /** Hashes in a full tile. */
  public static final int TILE_WIDTH = 256;

  private static final int TILE_HEIGHT = 8;

  private final List<List<byte[]>> levels = new ArrayList<>();
  private final TreeHasher hasher = new TreeHasher();
  private CompactRange range = new CompactRange();

  /** Leaves in the tree. */
  public synchronized long size() {
    return range.size();
  }

  /** The root over all leaves. */
  public synchronized Hash root() {
    return range.root();
  }

  /** The tree with further leaves, as far as its root goes; this one stays as it is. */
  public synchronized CompactRange with(List<Hash> leaves) {
    CompactRange grown = new CompactRange(range);
    leaves.forEach(grown::append);
    return grown;
  }

  /** Adds leaves by their hashes. */
  public void append(List<Hash> leaves) {
    append(leaves, with(leaves));
  }

  /** Adds leaves by their hashes, when {@link #with} has already been asked what comes of it. */
  public synchronized void append(List<Hash> leaves, CompactRange grown) {
    long index = range.size();
    if (grown.size() != index + leaves.size()) {
      throw new IllegalArgumentException("The tree has grown otherwise meanwhile.");
    }
    for (Hash leaf : leaves) {
      store(0, index, leaf);
      index++;
    }
    range = grown;
  }

  private void store(int level, long index, Hash hash) {
    if (level == levels.size()) {
      levels.add(new ArrayList<>());
    }
    List<byte[]> tiles = levels.get(level);
    int tile = Math.toIntExact(index / TILE_WIDTH);
    int at = (int) (index % TILE_WIDTH);
    if (tile == tiles.size()) {
      tiles.add(new byte[TILE_WIDTH * Hash.BYTES]);
    }
    hash.copyTo(tiles.get(tile), at * Hash.BYTES);
    if (at == TILE_WIDTH - 1) {
      store(level + 1, tile, over(level, TILE_HEIGHT, tile));
    }
  }

  /** The hash of a leaf. */
  public synchronized Hash leaf(long index) {
    requireInside(index, index + 1);
    return perfect(0, index);
  }

  /**
   * The first hashes of a tile.
   *
   * @param level from 0; its hashes span 256^level leaves each
   * @param tile from 0
   * @param width hashes wanted, 1 to 256
   * @throws IllegalArgumentException when the tree does not have them
   */
  public synchronized byte[] tile(int level, long tile, int width) {
    long end = (tile * TILE_WIDTH + width) << (TILE_HEIGHT * level);
    requireInside(0, end);
    byte[] hashes = levels.get(level).get(Math.toIntExact(tile));
    return Arrays.copyOf(hashes, width * Hash.BYTES);
  }

  /** The root that the tree had at a size. */
  public synchronized Hash root(long size) {
    requireInside(0, size);
    return size == 0 ? hasher.empty() : root(0, size);
  }

  /**
   * Proves that a leaf is in the tree of a size (RFC 6962, section 2.1.1), nearest sibling first.
   *
   * @throws IllegalArgumentException when the index is not below the size, or the size was never
   *     had
   */
  public synchronized List<Hash> inclusionProof(long index, long size) {
    requireInside(index, size);
    if (index >= size) {
      throw new IllegalArgumentException("Entry " + index + " is not below " + size + ".");
    }
    List<Hash> proof = new ArrayList<>();
    long start = 0;
    long end = size;
    while (end - start > 1) {
      long middle = start + split(end - start);
      if (index < middle) {
        proof.add(root(middle, end));
        end = middle;
      } else {
        proof.add(root(start, middle));
        start = middle;
      }
    }
    return proof.reversed();
  }

  /**
   * Proves that the tree of one size is the beginning of the tree of another (RFC 6962, section
   * 2.1.2).
   *
   * @return no hashes when the old size is 0 or the sizes are the same
   * @throws IllegalArgumentException when the sizes are out of order, or were never had
   */
  public synchronized List<Hash> consistencyProof(long oldSize, long newSize) {
    requireInside(oldSize, newSize);
    List<Hash> proof = new ArrayList<>();
    if (oldSize == 0 || oldSize == newSize) {
      return proof;
    }
    long start = 0;
    long end = newSize;
    while (oldSize != end) {
      long middle = start + split(end - start);
      if (oldSize <= middle) {
        proof.add(root(middle, end));
        end = middle;
      } else {
        proof.add(root(start, middle));
        start = middle;
      }
    }
    if (start != 0) {
      proof.add(root(start, end));
    }
    return proof.reversed();
  }

  private void requireInside(long low, long high) {
    if (low < 0 || low > high || high > range.size()) {
      throw new IllegalArgumentException(
          "The tree has " + range.size() + " leaves, not " + low + " to " + high + ".");
    }
  }

  /** The root over leaves {@code [start, end)}, where start is a multiple of the width's power. */
  private Hash root(long start, long end) {
    long width = end - start;
    if (Long.bitCount(width) == 1) {
      int height = Long.numberOfTrailingZeros(width);
      return perfect(height, start >>> height);
    }
    long middle = start + split(width);
    return hasher.node(root(start, middle), root(middle, end));
  }

  /** The node of a perfect subtree, from the nearest kept hashes below it. */
  private Hash perfect(int height, long index) {
    return over(height / TILE_HEIGHT, height % TILE_HEIGHT, index);
  }

  private Hash over(int level, int height, long index) {
    if (height > 0) {
      return hasher.node(
          over(level, height - 1, 2 * index), over(level, height - 1, 2 * index + 1));
    }
    byte[] tile = levels.get(level).get(Math.toIntExact(index / TILE_WIDTH));
    return Hash.at(tile, (int) (index % TILE_WIDTH) * Hash.BYTES, Hash.BYTES);
  }

  /** The largest power of two below a width above 1. */
  private static long split(long width) {
    return Long.highestOneBit(width - 1);
  }
}
