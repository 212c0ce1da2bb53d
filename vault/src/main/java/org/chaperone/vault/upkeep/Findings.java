package org.chaperone.vault.upkeep;

import java.util.ArrayList;
import java.util.List;

/**
 * What verifying found.
 *
 * @param checked renditions that were read and compared
 * @param missing blobs that a row names and the store does not have
 * @param altered blobs whose bytes are not those that were stored
 * @param forged rows that were changed, in the database and not by this program
 * @param orphanBlobs blobs that no row names: left by a stop, and harmless
 * @param orphanKeys photographs that the keyholder has keys for and the database has no row of
 * @param lostPatients patients that the keyholder knows and the database does not
 * @param unknownPatients patients in the database whom the keyholder does not know: erased, or
 *     never added by it
 */
public record Findings(
    long checked,
    List<String> missing,
    List<String> altered,
    List<String> forged,
    List<String> orphanBlobs,
    int orphanKeys,
    int lostPatients,
    int erasedPatients,
    int unknownPatients) {

  /** Copies the lists. */
  public Findings {
    missing = List.copyOf(missing);
    altered = List.copyOf(altered);
    forged = List.copyOf(forged);
    orphanBlobs = List.copyOf(orphanBlobs);
  }

  /** Whether every photograph that the database names is there and is what was stored. */
  public boolean isSound() {
    return missing.isEmpty() && altered.isEmpty() && forged.isEmpty() && unknownPatients == 0;
  }

  /** The findings in sentences, the worst first. */
  public List<String> sentences() {
    List<String> out = new ArrayList<>();
    forged.forEach(f -> out.add("Row of " + f + ": was changed in the database."));
    altered.forEach(a -> out.add("Blob " + a + ": its bytes are not those that were stored."));
    missing.forEach(m -> out.add("Blob " + m + ": is gone."));
    if (lostPatients > 0) {
      out.add(
          lostPatients
              + " patients have keys and no row: an interrupted import, or rows were removed.");
    }
    if (unknownPatients > 0) {
      out.add(
          unknownPatients
              + " patients have a row and no keys: the keyholder's store is older than the database.");
    }
    if (erasedPatients > 0) {
      out.add(
          erasedPatients + " patients were erased and still have rows, which nothing can open.");
    }
    if (orphanKeys > 0) {
      out.add(
          orphanKeys
              + " photographs have keys and no row: an interrupted import, or rows were removed.");
    }
    if (!orphanBlobs.isEmpty()) {
      out.add(
          orphanBlobs.size() + " blobs belong to nothing: left by a stop; --sweep removes them.");
    }
    return out;
  }
}
