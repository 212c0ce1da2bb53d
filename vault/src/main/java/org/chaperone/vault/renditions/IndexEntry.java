package org.chaperone.vault.renditions;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.chaperone.picture.features.Fingerprint;
import org.chaperone.picture.pdq.PdqHash;

/**
 * A photograph's entry of the search index: descriptors, never pictures. All entries have the same
 * length, so that a sealed one does not tell how much there is to see in the photograph.
 *
 * @param sha256 of the original, for finding exact copies
 * @param width of the upright original, in pixels
 * @param height likewise
 * @param pdqQuality 0 to 100
 */
public record IndexEntry(
    byte[] sha256, int width, int height, PdqHash pdq, int pdqQuality, Fingerprint fingerprint) {

  private static final byte VERSION = 1;
  private static final int POINT = 22;

  /** Length of every entry, in bytes. */
  public static final int LENGTH =
      1 + 32 + 4 + 4 + 32 + 1 + 2 + 2 + 2 + Fingerprint.MOST_POINTS * POINT;

  /** Writes the entry; docs/formats.md says how. */
  public byte[] bytes() {
    ByteBuffer out = ByteBuffer.allocate(LENGTH);
    out.put(VERSION).put(sha256).putInt(width).putInt(height);
    out.put(HexFormat.of().parseHex(pdq.hex())).put((byte) pdqQuality);
    out.putShort((short) fingerprint.width()).putShort((short) fingerprint.height());
    out.putShort((short) fingerprint.count());
    for (int i = 0; i < fingerprint.count(); i++) {
      out.putChar(fingerprint.cells()[i]);
      out.putLong(fingerprint.low()[i]);
      out.putLong(fingerprint.high()[i]);
      out.putInt(fingerprint.places()[i]);
    }
    return out.array();
  }

  /**
   * Reads an entry.
   *
   * @throws IllegalArgumentException when it is not what {@link #bytes} wrote
   */
  public static IndexEntry parse(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length != LENGTH || in.get() != VERSION) {
      throw new IllegalArgumentException("This is no entry of the index that is read here.");
    }
    byte[] sha256 = new byte[32];
    in.get(sha256);
    int width = in.getInt();
    int height = in.getInt();
    byte[] pdq = new byte[32];
    in.get(pdq);
    int quality = in.get();
    int frameWidth = in.getShort();
    int frameHeight = in.getShort();
    int count = in.getShort();
    if (count < 0 || count > Fingerprint.MOST_POINTS) {
      throw new IllegalArgumentException("This entry of the index has too many points.");
    }
    char[] cells = new char[count];
    long[] low = new long[count];
    long[] high = new long[count];
    int[] places = new int[count];
    for (int i = 0; i < count; i++) {
      cells[i] = in.getChar();
      low[i] = in.getLong();
      high[i] = in.getLong();
      places[i] = in.getInt();
    }
    return new IndexEntry(
        sha256,
        width,
        height,
        PdqHash.parse(HexFormat.of().formatHex(pdq)),
        quality,
        new Fingerprint(frameWidth, frameHeight, cells, low, high, places));
  }
}
