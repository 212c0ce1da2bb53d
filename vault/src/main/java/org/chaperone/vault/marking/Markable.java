package org.chaperone.vault.marking;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * What is sealed of a rendition that people look at: the picture without a mark, and the mask that
 * says how much of a mark each place of it hides. The mask knows no key but the picture, so it is
 * as secret as the picture and lies under the same seal.
 *
 * <pre>length of the JPEG file (4 bytes, big-endian) || JPEG file || mask, by zlib (RFC 1950)</pre>
 *
 * <p>A rendition stored before there were marks is the JPEG file alone; it begins with {@code ff},
 * which no length does.
 *
 * @param jpeg as it never leaves
 * @param mask as {@link org.chaperone.mark.Mask#bytes} wrote it; none in old renditions
 */
public record Markable(byte[] jpeg, Optional<byte[]> mask) {

  /** Larger than any mask of a rendition. */
  private static final int LONGEST_MASK = 8 << 20;

  /** What is sealed. */
  public byte[] bytes() {
    byte[] small = deflated(mask.orElseThrow());
    return ByteBuffer.allocate(Integer.BYTES + jpeg.length + small.length)
        .putInt(jpeg.length)
        .put(jpeg)
        .put(small)
        .array();
  }

  /**
   * Reads what was sealed.
   *
   * @throws IllegalArgumentException when it is no rendition
   */
  public static Markable parse(byte[] bytes) {
    if (bytes.length > 1 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xd8) {
      return new Markable(bytes, Optional.empty());
    }
    int length = bytes.length < Integer.BYTES ? -1 : ByteBuffer.wrap(bytes).getInt();
    if (length < 1 || length > bytes.length - Integer.BYTES) {
      throw new IllegalArgumentException("This is no rendition.");
    }
    int end = Integer.BYTES + length;
    return new Markable(
        Arrays.copyOfRange(bytes, Integer.BYTES, end),
        Optional.of(inflated(Arrays.copyOfRange(bytes, end, bytes.length))));
  }

  private static byte[] deflated(byte[] mask) {
    // Masks are smooth: the fastest level makes a third of them, the best a fifth in ten times the
    // time.
    try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
      deflater.setInput(mask);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] piece = new byte[1 << 16];
      while (!deflater.finished()) {
        out.write(piece, 0, deflater.deflate(piece));
      }
      return out.toByteArray();
    }
  }

  private static byte[] inflated(byte[] small) {
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(small);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] piece = new byte[1 << 16];
      while (!inflater.finished()) {
        int more = inflater.inflate(piece);
        if (more == 0 || out.size() + more > LONGEST_MASK) {
          throw new IllegalArgumentException("This rendition's mask is cut short or too long.");
        }
        out.write(piece, 0, more);
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("This rendition's mask is damaged.", e);
    }
  }
}
