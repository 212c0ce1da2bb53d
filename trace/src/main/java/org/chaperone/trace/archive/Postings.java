package org.chaperone.trace.archive;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.chaperone.picture.features.Fingerprint;
import org.chaperone.picture.features.Vocabulary;

/**
 * The fingerprint points of up to 65,536 photographs, sorted by cell: 24 bytes a point in five
 * columns, little-endian, one after the other: low and high halves of the signatures (8 bytes
 * each), places (4), photograph numbers (2), cells (2).
 *
 * <p>The columns may lie in a mapped file; only the directory of cells, 262 KB, is on the heap.
 */
public final class Postings {

  /** Bytes of one point. */
  public static final int BYTES = 24;

  /** The most photographs that one set of postings holds. */
  public static final int MOST_PHOTOGRAPHS = 1 << 16;

  static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfChar CHAR =
      ValueLayout.JAVA_CHAR_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MemorySegment columns;
  private final int points;
  private final int photographs;
  private final int[] starts;

  /**
   * Postings over columns that stand ready.
   *
   * @throws IllegalArgumentException when the columns do not hold that many points sorted by cell,
   *     of that many photographs
   */
  public Postings(MemorySegment columns, int points, int photographs) {
    if (columns.byteSize() != (long) points * BYTES || photographs > MOST_PHOTOGRAPHS) {
      throw new IllegalArgumentException("the postings are not as long as they should be");
    }
    this.columns = columns;
    this.points = points;
    this.photographs = photographs;
    this.starts = starts();
  }

  private int[] starts() {
    int[] starts = new int[Vocabulary.CELLS + 1];
    int cell = 0;
    for (int i = 0; i < points; i++) {
      int c = columns.get(CHAR, (long) points * 22 + 2L * i);
      if (c < cell) {
        throw new IllegalArgumentException("the postings are not sorted by cell");
      }
      while (cell < c) {
        starts[++cell] = i;
      }
      if (photograph(i) >= photographs) {
        throw new IllegalArgumentException("a posting names a photograph that is not there");
      }
    }
    while (cell < starts.length - 1) {
      starts[++cell] = points;
    }
    return starts;
  }

  /** How many points there are. */
  public int points() {
    return points;
  }

  /** How many photographs they are of. */
  public int photographs() {
    return photographs;
  }

  /** The first point of a cell. */
  public int start(int cell) {
    return starts[cell];
  }

  /** One past the last point of a cell. */
  public int end(int cell) {
    return starts[cell + 1];
  }

  /** First 64 bits of a point's signature. */
  public long low(int point) {
    return columns.get(LONG, 8L * point);
  }

  /** Last 64 bits of a point's signature. */
  public long high(int point) {
    return columns.get(LONG, 8L * points + 8L * point);
  }

  /** Where a point lies, as {@link org.chaperone.picture.features.Place} packs it. */
  public int place(int point) {
    return columns.get(INT, 16L * points + 4L * point);
  }

  /** Which photograph a point is of, counted from 0 within these postings. */
  public int photograph(int point) {
    return columns.get(CHAR, 20L * points + 2L * point);
  }

  /** The fingerprints that these points came from, in frames of unknown size (0 × 0). */
  List<Fingerprint> fingerprints(int count) {
    int[] sizes = new int[count];
    for (int i = 0; i < points; i++) {
      sizes[photograph(i)]++;
    }
    List<Fingerprint> all = new ArrayList<>(count);
    for (int size : sizes) {
      all.add(new Fingerprint(0, 0, new char[size], new long[size], new long[size], new int[size]));
    }
    int[] next = new int[count];
    for (int i = 0; i < points; i++) {
      int p = photograph(i);
      int at = next[p]++;
      Fingerprint f = all.get(p);
      f.cells()[at] = columns.get(CHAR, (long) points * 22 + 2L * i);
      f.low()[at] = low(i);
      f.high()[at] = high(i);
      f.places()[at] = place(i);
    }
    return all;
  }
}
