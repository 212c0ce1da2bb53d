package org.chaperone.vault.marking;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is sealed of a rendition that people look at: the picture without a mark, and the mask that
 * says how much of a mark each place of it hides. The mask knows no key but the picture, so it is
 * as secret as the picture and lies under the same seal.
 *
 * <pre>length of the JPEG file (4 bytes, big-endian) || JPEG file || mask</pre>
 *
 * <p>A rendition stored before there were marks is the JPEG file alone; it begins with {@code ff},
 * which no length does.
 *
 * @param jpeg as it never leaves
 * @param mask as {@link org.chaperone.mark.Mask#bytes} wrote it; none in old renditions
 */
public record Markable(byte[] jpeg, Optional<byte[]> mask) {

  /** What is sealed. */
  public byte[] bytes() {
    byte[] last = mask.orElseThrow();
    return ByteBuffer.allocate(Integer.BYTES + jpeg.length + last.length)
        .putInt(jpeg.length)
        .put(jpeg)
        .put(last)
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
        Optional.of(Arrays.copyOfRange(bytes, end, bytes.length)));
  }
}
