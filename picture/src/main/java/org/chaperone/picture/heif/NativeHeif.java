package org.chaperone.picture.heif;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.chaperone.picture.header.UnreadableException;

/**
 * The main picture of a HEIF file (ISO/IEC 23008-12), opened by the libheif of this process. For
 * one thread; {@link #close()} gives its memory back.
 *
 * <p>Turns, mirrors and crops that the file asks for are applied, as the standard demands; the
 * orientation in its EXIF block is for information only and must not be applied again.
 */
final class NativeHeif implements AutoCloseable {

  private static final int COLOUR_SPACE_RGB = 1;
  private static final int CHROMA_INTERLEAVED_RGB = 10;
  private static final int CHROMA_INTERLEAVED_RGBA = 11;
  private static final int CHANNEL_INTERLEAVED = 10;

  /** Where convert_hdr_to_8bit lies in the decoding options, from their version 2 on. */
  private static final long TO_8_BITS = 40;

  private final Libheif library;
  private final MemorySegment context;
  private final MemorySegment handle;

  private NativeHeif(Libheif library, MemorySegment context, MemorySegment handle) {
    this.library = library;
    this.context = context;
    this.handle = handle;
  }

  /**
   * Opens a file.
   *
   * @param file must stay in memory until the picture is closed
   * @throws UnreadableException when the system lacks libheif, or the file is damaged
   */
  static NativeHeif open(MemorySegment file) throws UnreadableException {
    Libheif library = Libheif.library().orElseThrow(NativeHeif::missing);
    MemorySegment context = library.newContext();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment handle = arena.allocate(ADDRESS);
      if (library.reads(context, file) && library.findsPrimary(context, handle)) {
        return new NativeHeif(library, context, handle.get(ADDRESS, 0));
      }
    }
    library.free("heif_context_free", context);
    throw new UnreadableException("the picture's HEIC structure is damaged");
  }

  private static UnreadableException missing() {
    return new UnreadableException(
        "HEIC pictures need the system's libheif (Debian: apt-get install libheif1)");
  }

  /** Of the upright picture, in pixels, as the file promises it. */
  int width() {
    return library.number("heif_image_handle_get_width", handle);
  }

  /** Likewise. */
  int height() {
    return library.number("heif_image_handle_get_height", handle);
  }

  /** How many bytes a pixel has: 3, or 4 when there is alpha. */
  int channels() {
    return library.number("heif_image_handle_has_alpha_channel", handle) == 0 ? 3 : 4;
  }

  /** Whether the colours were multiplied with alpha. */
  boolean isMultiplied() {
    return library.number("heif_image_handle_is_premultiplied_alpha", handle) != 0;
  }

  /** Takes the rows of a decoded picture. */
  interface Rows {
    /** Receives a row of width × channels bytes, from the top; the array is used again. */
    void row(byte[] samples) throws IOException;
  }

  /**
   * Decodes the picture into rows of red, green, blue and perhaps alpha, 8 bits each.
   *
   * @throws UnreadableException before the first row, when the data is damaged, of a kind that the
   *     installed libheif does not decode, or not of the promised size
   */
  void decode(Rows to) throws UnreadableException, IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment image = arena.allocate(ADDRESS);
      MemorySegment options = eightBits(library.newOptions());
      try {
        int chroma = channels() == 4 ? CHROMA_INTERLEAVED_RGBA : CHROMA_INTERLEAVED_RGB;
        if (!library.decodes(handle, image, COLOUR_SPACE_RGB, chroma, options)) {
          throw undecodable();
        }
        copy(image.get(ADDRESS, 0), arena, to);
      } finally {
        library.free("heif_image_release", image.get(ADDRESS, 0));
        library.free("heif_decoding_options_free", options);
      }
    }
  }

  private static MemorySegment eightBits(MemorySegment options) {
    MemorySegment bytes = options.reinterpret(TO_8_BITS + 1);
    if (bytes.get(JAVA_BYTE, 0) >= 2) {
      bytes.set(JAVA_BYTE, TO_8_BITS, (byte) 1);
    }
    return options;
  }

  private void copy(MemorySegment image, Arena arena, Rows to)
      throws UnreadableException, IOException {
    int width = library.number("heif_image_get_width", image, CHANNEL_INTERLEAVED);
    int height = library.number("heif_image_get_height", image, CHANNEL_INTERLEAVED);
    int bits = library.number("heif_image_get_bits_per_pixel_range", image, CHANNEL_INTERLEAVED);
    MemorySegment strideTo = arena.allocate(JAVA_INT);
    MemorySegment plane = library.plane(image, CHANNEL_INTERLEAVED, strideTo);
    int stride = strideTo.get(JAVA_INT, 0);
    byte[] row = new byte[Math.multiplyExact(width(), channels())];
    if (width != width() || height != height() || bits != 8 || stride < row.length) {
      throw new UnreadableException("the picture is not as large as its header promises");
    }
    MemorySegment rows = plane.reinterpret((long) stride * (height - 1) + row.length);
    for (int y = 0; y < height; y++) {
      MemorySegment.copy(rows, JAVA_BYTE, (long) y * stride, row, 0, row.length);
      to.row(row);
    }
  }

  private UnreadableException undecodable() {
    return new UnreadableException(
        library.decodesHevc()
            ? "the picture's data is damaged or of a kind that the system's libheif does not decode"
            : "the system's libheif lacks the decoder for HEIC"
                + " (Debian: apt-get install libheif-plugin-libde265)");
  }

  @Override
  public void close() {
    library.free("heif_image_handle_release", handle);
    library.free("heif_context_free", context);
  }
}
