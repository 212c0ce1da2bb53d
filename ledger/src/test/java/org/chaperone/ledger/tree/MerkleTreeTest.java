package org.chaperone.ledger.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

  private final TreeHasher hasher = new TreeHasher();

  private List<Hash> leaves(int count) {
    List<Hash> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      leaves.add(hasher.leaf(("leaf " + i).getBytes(StandardCharsets.UTF_8)));
    }
    return leaves;
  }

  private static MerkleTree tree(List<Hash> leaves) {
    MerkleTree tree = new MerkleTree();
    tree.append(leaves);
    return tree;
  }

  /** RFC 6962, section 2.1, word for word. */
  private Hash byDefinition(List<Hash> leaves) {
    if (leaves.size() <= 1) {
      return leaves.isEmpty() ? hasher.empty() : leaves.getFirst();
    }
    int k = Integer.highestOneBit(leaves.size() - 1);
    return hasher.node(
        byDefinition(leaves.subList(0, k)), byDefinition(leaves.subList(k, leaves.size())));
  }

  @Test
  void rootsAreThoseOfTheDefinition() {
    List<Hash> leaves = leaves(1100);
    MerkleTree tree = tree(leaves);
    for (int size = 0; size <= leaves.size(); size += size < 600 ? 1 : 37) {
      assertEquals(byDefinition(leaves.subList(0, size)), tree.root(size), "size " + size);
    }
    assertEquals(tree.root(1100), tree.root());
  }

  @Test
  void everyProofOfSmallTreesHolds() {
    List<Hash> leaves = leaves(70);
    MerkleTree tree = tree(leaves);
    for (int size = 1; size <= 70; size++) {
      for (int i = 0; i < size; i++) {
        List<Hash> proof = tree.inclusionProof(i, size);
        assertTrue(ProofCheck.includes(i, size, leaves.get(i), proof, tree.root(size)));
      }
      for (int old = 1; old <= size; old++) {
        List<Hash> proof = tree.consistencyProof(old, size);
        assertTrue(
            ProofCheck.isConsistent(old, size, proof, tree.root(old), tree.root(size)),
            old + " to " + size);
      }
    }
  }

  @Test
  void proofsOfAThreeLevelTreeHold() {
    List<Hash> leaves = leaves(70_001);
    MerkleTree tree = tree(leaves);
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      int size = 1 + random.nextInt(leaves.size());
      int index = random.nextInt(size);
      int old = 1 + random.nextInt(size);
      assertTrue(
          ProofCheck.includes(
              index, size, leaves.get(index), tree.inclusionProof(index, size), tree.root(size)));
      assertTrue(
          ProofCheck.isConsistent(
              old, size, tree.consistencyProof(old, size), tree.root(old), tree.root(size)));
    }
  }

  @Test
  void noFlippedBitOfAProofIsAccepted() {
    List<Hash> leaves = leaves(300);
    MerkleTree tree = tree(leaves);
    List<Hash> inclusion = tree.inclusionProof(77, 300);
    List<Hash> consistency = tree.consistencyProof(99, 300);
    for (int i = 0; i < inclusion.size() * 256; i++) {
      assertFalse(
          ProofCheck.includes(77, 300, leaves.get(77), flipped(inclusion, i), tree.root(300)));
    }
    for (int i = 0; i < consistency.size() * 256; i++) {
      assertFalse(
          ProofCheck.isConsistent(99, 300, flipped(consistency, i), tree.root(99), tree.root(300)));
    }
  }

  private static List<Hash> flipped(List<Hash> proof, int bit) {
    List<Hash> changed = new ArrayList<>(proof);
    byte[] bytes = proof.get(bit / 256).bytes();
    bytes[bit % 256 / 8] ^= (byte) (1 << (bit % 8));
    changed.set(bit / 256, Hash.of(bytes));
    return changed;
  }

  @Test
  void tilesHoldTheHashesOfTheirLevel() {
    List<Hash> leaves = leaves(70_000);
    MerkleTree tree = tree(leaves);
    assertEquals(leaves.get(69_999), Hash.at(tree.tile(0, 273, 112), 111 * 32, 32));
    assertEquals(
        byDefinition(leaves.subList(256 * 272, 256 * 273)),
        Hash.at(tree.tile(1, 1, 17), 16 * 32, 32));
    assertEquals(byDefinition(leaves.subList(0, 65_536)), Hash.of(tree.tile(2, 0, 1)));
    assertThrows(IllegalArgumentException.class, () -> tree.tile(0, 273, 113));
    assertThrows(IllegalArgumentException.class, () -> tree.tile(2, 0, 2));
  }

  @Test
  void refusesSizesThatItNeverHad() {
    MerkleTree tree = tree(leaves(5));
    assertThrows(IllegalArgumentException.class, () -> tree.root(6));
    assertThrows(IllegalArgumentException.class, () -> tree.inclusionProof(5, 5));
    assertThrows(IllegalArgumentException.class, () -> tree.inclusionProof(-1, 5));
    assertThrows(IllegalArgumentException.class, () -> tree.consistencyProof(4, 3));
  }
}
