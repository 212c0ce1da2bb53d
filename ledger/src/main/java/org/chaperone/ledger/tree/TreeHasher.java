package org.chaperone.ledger.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Hashes leaves and nodes as RFC 6962, section 2.1 says, with SHA-256.
 *
 * <p>Not for several threads at once: it keeps one digest and reuses it.
 */
public final class TreeHasher {

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest digest = sha256();

  /** A SHA-256, which every JDK has. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java lacks SHA-256.", e);
    }
  }

  /** The root of the tree without leaves. */
  public Hash empty() {
    return Hash.owning(digest.digest());
  }

  /** The hash of a leaf. */
  public Hash leaf(byte[] leaf) {
    return leaf(leaf, 0, leaf.length);
  }

  /** The hash of the leaf that is part of an array. */
  public Hash leaf(byte[] bytes, int from, int length) {
    digest.update(LEAF);
    digest.update(bytes, from, length);
    return Hash.owning(digest.digest());
  }

  /** The hash of a node over two others. */
  public Hash node(Hash left, Hash right) {
    digest.update(NODE);
    left.addTo(digest);
    right.addTo(digest);
    return Hash.owning(digest.digest());
  }
}
