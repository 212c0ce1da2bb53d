package org.chaperone.picture.decode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.chaperone.picture.header.UnreadableException;

/**
 * Makes a whole PNG file of what is left of a damaged one: the rows before the first damage are
 * kept, the others are empty. A cut-off screenshot is evidence all the same.
 */
final class PngMending {

  /** Rows are packed anew, in memory. */
  private static final long MOST_BYTES = 256L << 20;

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'};

  private PngMending() {}

  /**
   * Mends a file.
   *
   * @throws UnreadableException when not even the first row is left, or the picture is too large
   */
  static byte[] mended(byte[] file, PngChunks chunks) throws UnreadableException {
    byte[] header = data(file, chunks.chunks().getFirst());
    PngRows rows = PngRows.of(header);
    if (rows.bytes() > MOST_BYTES) {
      throw new UnreadableException("the picture's data is damaged");
    }
    var out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    write(out, "IHDR", header);
    for (PngChunks.Chunk chunk : chunks.chunks()) {
      if (chunk.type().equals("PLTE") || chunk.type().equals("tRNS")) {
        write(out, chunk.type(), data(file, chunk));
      }
    }
    write(out, "IDAT", packed(stream(file, chunks), rows));
    write(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static byte[] data(byte[] file, PngChunks.Chunk chunk) {
    return Arrays.copyOfRange(file, chunk.at(), chunk.at() + chunk.length());
  }

  private static InputStream stream(byte[] file, PngChunks chunks) {
    List<InputStream> parts = new ArrayList<>();
    for (PngChunks.Chunk chunk : chunks.chunks()) {
      if (chunk.type().equals("IDAT")) {
        parts.add(new ByteArrayInputStream(file, chunk.at(), chunk.length()));
      }
    }
    return new InflaterInputStream(new SequenceInputStream(Collections.enumeration(parts)));
  }

  private static byte[] packed(InputStream inflated, PngRows rows) throws UnreadableException {
    var deflater = new Deflater(Deflater.BEST_SPEED);
    var out = new ByteArrayOutputStream();
    try (var packing = new DeflaterOutputStream(out, deflater)) {
      boolean whole = true;
      int kept = 0;
      for (int length : rows.lengths()) {
        byte[] row = new byte[length];
        whole = whole && isWhole(inflated, row);
        packing.write(whole ? row : new byte[length]);
        kept += whole ? 1 : 0;
      }
      if (kept == 0) {
        throw new UnreadableException("the picture's data ends early");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes what is written", e);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }

  /** Whether a row could be read to its end and starts with a filter that exists. */
  private static boolean isWhole(InputStream inflated, byte[] row) {
    try {
      return inflated.readNBytes(row, 0, row.length) == row.length && row[0] >= 0 && row[0] <= 4;
    } catch (IOException e) {
      return false;
    }
  }

  private static void write(ByteArrayOutputStream to, String type, byte[] data) {
    var chunk = new ByteArrayOutputStream(data.length + 12);
    try (var out = new DataOutputStream(chunk)) {
      out.writeInt(data.length);
      out.writeBytes(type);
      out.write(data);
      byte[] bytes = chunk.toByteArray();
      out.writeInt(PngChunks.checksum(bytes, 4, bytes.length - 4));
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes what is written", e);
    }
    to.writeBytes(chunk.toByteArray());
  }
}
