package org.chaperone.ledger.tree;

import java.util.List;

/**
 * Checks inclusion and consistency proofs.
 *
 * <p>The algorithms are those of RFC 9162, sections 2.1.3.2 and 2.1.4.2, in the form that
 * draft-ietf-plants-merkle-tree-certs, sections 4.3 and 4.4, gives them for subtrees as well; a
 * whole tree is the subtree that begins at 0. Wrong sizes and indices are wrong proofs, never
 * errors.
 */
public final class ProofCheck {

  private ProofCheck() {}

  /** Whether the leaf with this hash is at this index of the tree with this size and root. */
  public static boolean includes(long index, long size, Hash leaf, List<Hash> proof, Hash root) {
    return includesInSubtree(index, 0, size, leaf, proof, root);
  }

  /** Whether the leaf with this hash is at this index of the subtree {@code [start, end)}. */
  public static boolean includesInSubtree(
      long index, long start, long end, Hash leaf, List<Hash> proof, Hash root) {
    if (!isSubtree(start, end) || index < start || index >= end) {
      return false;
    }
    TreeHasher hasher = new TreeHasher();
    long at = index - start;
    long last = end - start - 1;
    Hash node = leaf;
    for (Hash sibling : proof) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        node = hasher.node(sibling, node);
        while ((at & 1) == 0) {
          at >>>= 1;
          last >>>= 1;
        }
      } else {
        node = hasher.node(node, sibling);
      }
      at >>>= 1;
      last >>>= 1;
    }
    return last == 0 && node.equals(root);
  }

  /**
   * Whether the tree of the old size and root is the beginning of the tree of the new size and
   * root. Nothing is consistent with an empty tree by proof: it says nothing.
   */
  public static boolean isConsistent(
      long oldSize, long newSize, List<Hash> proof, Hash oldRoot, Hash newRoot) {
    return oldSize > 0 && subtreeIsConsistent(0, oldSize, newSize, proof, oldRoot, newRoot);
  }

  /** Whether the subtree {@code [start, end)} with its root is part of the tree of this size. */
  public static boolean subtreeIsConsistent(
      long start, long end, long size, List<Hash> proof, Hash subtreeRoot, Hash root) {
    TreeHasher hasher = new TreeHasher();
    if (start == end) {
      // Any tree has subtrees without leaves, and nothing to prove about them.
      return start >= 0 && end <= size && proof.isEmpty() && subtreeRoot.equals(hasher.empty());
    }
    if (!isSubtree(start, end) || end > size) {
      return false;
    }
    long first = start;
    long last = end - 1;
    long treeLast = size - 1;
    while (first != last && (last == treeLast || (last & 1) == 1)) {
      first >>>= 1;
      last >>>= 1;
      treeLast >>>= 1;
    }
    int used = 0;
    Hash inSubtree = subtreeRoot;
    if (first != last) {
      if (proof.isEmpty()) {
        return false;
      }
      inSubtree = proof.getFirst();
      used = 1;
    }
    Hash inTree = inSubtree;
    for (Hash sibling : proof.subList(used, proof.size())) {
      if (treeLast == 0) {
        return false;
      }
      if ((last & 1) == 1 || last == treeLast) {
        if (first < last) {
          inSubtree = hasher.node(sibling, inSubtree);
        }
        inTree = hasher.node(sibling, inTree);
        while ((last & 1) == 0) {
          first >>>= 1;
          last >>>= 1;
          treeLast >>>= 1;
        }
      } else {
        inTree = hasher.node(inTree, sibling);
      }
      first >>>= 1;
      last >>>= 1;
      treeLast >>>= 1;
    }
    return treeLast == 0 && inSubtree.equals(subtreeRoot) && inTree.equals(root);
  }

  /** Whether {@code [start, end)} holds leaves and begins where a perfect tree of its width may. */
  private static boolean isSubtree(long start, long end) {
    if (start < 0 || end <= start) {
      return false;
    }
    long width = end - start;
    long power = Long.highestOneBit(width);
    if (power != width) {
      power <<= 1;
    }
    // A width above 2^62 rounds up to a negative power; only 0 is a multiple of that.
    return start == 0 || (power > 0 && start % power == 0);
  }
}
