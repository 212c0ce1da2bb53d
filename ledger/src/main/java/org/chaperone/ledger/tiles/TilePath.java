package org.chaperone.ledger.tiles;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.chaperone.ledger.tree.MerkleTree;

/** Names of files, relative to the ledger's folder (c2sp.org/tlog-tiles, "Merkle Tree"). */
final class TilePath {

  private static final String FOLDER = "tile";

  private TilePath() {}

  /** A tile of hashes; a width of 256 is a full one. */
  static String hashes(int level, long index, int width) {
    return FOLDER + '/' + level + '/' + full(index) + partial(width);
  }

  /** A bundle of entries; a width of 256 is a full one. */
  static String entries(long index, int width) {
    return FOLDER + "/entries/" + full(index) + partial(width);
  }

  private static String full(long index) {
    Deque<String> parts = new ArrayDeque<>();
    parts.push(three(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      parts.push('x' + three(rest % 1000));
    }
    return String.join("/", parts);
  }

  private static String three(long number) {
    return String.format(Locale.ROOT, "%03d", number);
  }

  private static String partial(int width) {
    return width == MerkleTree.TILE_WIDTH ? "" : ".p/" + width;
  }
}
