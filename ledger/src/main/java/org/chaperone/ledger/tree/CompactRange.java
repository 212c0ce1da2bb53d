package org.chaperone.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree that only grows and knows its root, in a few dozen hashes: the roots of the perfect
 * subtrees that its leaves fall into, largest first.
 */
public final class CompactRange {

  private final TreeHasher hasher = new TreeHasher();
  private final List<Hash> roots = new ArrayList<>();
  private long size;

  /** A tree without leaves. */
  public CompactRange() {}

  /** A copy of a tree, which grows on its own. */
  public CompactRange(CompactRange other) {
    roots.addAll(other.roots);
    size = other.size;
  }

  /**
   * The tree of a size whose perfect subtrees have these roots, largest first.
   *
   * @throws IllegalArgumentException when a tree of that size has another number of them
   */
  public CompactRange(long size, List<Hash> roots) {
    if (size < 0 || Long.bitCount(size) != roots.size()) {
      throw new IllegalArgumentException("A tree of " + size + " leaves has other subtrees.");
    }
    this.size = size;
    this.roots.addAll(roots);
  }

  /**
   * The old tree of a consistency proof that has been checked: such a proof holds the roots of its
   * perfect subtrees, besides hashes that only the new tree has.
   */
  public static CompactRange ofConsistencyProof(
      long oldSize, long newSize, List<Hash> proof, Hash oldRoot) {
    List<Hash> roots = new ArrayList<>();
    int zeros = Long.numberOfTrailingZeros(oldSize);
    long last = (oldSize - 1) >>> zeros;
    long newLast = (newSize - 1) >>> zeros;
    boolean isPerfect = last == 0;
    roots.add(isPerfect ? oldRoot : proof.getFirst());
    for (Hash sibling : proof.subList(isPerfect ? 0 : 1, proof.size())) {
      if ((last & 1) == 1 || last == newLast) {
        roots.add(sibling);
        zeros = Long.numberOfTrailingZeros(last);
        last >>>= zeros;
        newLast >>>= zeros;
      }
      last >>>= 1;
      newLast >>>= 1;
    }
    return new CompactRange(oldSize, roots.reversed());
  }

  /** Leaves in the tree. */
  public long size() {
    return size;
  }

  /** Adds a leaf by its hash. */
  public void append(Hash leaf) {
    Hash node = leaf;
    for (long full = size; (full & 1) == 1; full >>>= 1) {
      node = hasher.node(roots.removeLast(), node);
    }
    roots.add(node);
    size++;
  }

  /** The root of the tree (RFC 6962, section 2.1). */
  public Hash root() {
    if (roots.isEmpty()) {
      return hasher.empty();
    }
    Hash root = roots.getLast();
    for (int i = roots.size() - 2; i >= 0; i--) {
      root = hasher.node(roots.get(i), root);
    }
    return root;
  }
}
