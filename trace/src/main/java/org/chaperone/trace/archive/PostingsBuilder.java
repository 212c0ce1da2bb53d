package org.chaperone.trace.archive;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.chaperone.picture.features.Fingerprint;
import org.chaperone.picture.features.Vocabulary;

/** Sorts the points of fingerprints into the columns of {@link Postings}. */
public final class PostingsBuilder {

  private PostingsBuilder() {}

  /** How many points these fingerprints have together. */
  public static int points(List<Fingerprint> fingerprints) {
    return fingerprints.stream().mapToInt(Fingerprint::count).sum();
  }

  /**
   * Writes the columns; photograph numbers are the fingerprints' places in the list.
   *
   * @param columns {@code points × 24} bytes
   */
  public static void write(List<Fingerprint> fingerprints, MemorySegment columns) {
    if (fingerprints.size() > Postings.MOST_PHOTOGRAPHS) {
      throw new IllegalArgumentException("too many photographs for one set of postings");
    }
    int points = points(fingerprints);
    int[] next = new int[Vocabulary.CELLS + 1];
    for (Fingerprint f : fingerprints) {
      for (char cell : f.cells()) {
        next[cell + 1]++;
      }
    }
    for (int c = 1; c < next.length; c++) {
      next[c] += next[c - 1];
    }
    for (int photograph = 0; photograph < fingerprints.size(); photograph++) {
      Fingerprint f = fingerprints.get(photograph);
      for (int i = 0; i < f.count(); i++) {
        int at = next[f.cells()[i]]++;
        columns.set(Postings.LONG, 8L * at, f.low()[i]);
        columns.set(Postings.LONG, 8L * points + 8L * at, f.high()[i]);
        columns.set(Postings.INT, 16L * points + 4L * at, f.places()[i]);
        columns.set(Postings.CHAR, 20L * points + 2L * at, (char) photograph);
        columns.set(Postings.CHAR, 22L * points + 2L * at, f.cells()[i]);
      }
    }
  }
}
