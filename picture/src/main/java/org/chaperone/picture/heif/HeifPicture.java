package org.chaperone.picture.heif;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.chaperone.picture.header.UnreadableException;

/**
 * The main picture of a HEIF file (ISO/IEC 23008-12), opened but not yet decoded. For one thread;
 * {@link #close()} gives its memory back.
 *
 * <p>Turns, mirrors and crops that the file asks for are applied, as the standard demands; the
 * orientation in its EXIF block is for information only and must not be applied again.
 */
public final class HeifPicture implements AutoCloseable {

  private static final int COLOUR_SPACE_RGB = 1;
  private static final int CHROMA_INTERLEAVED_RGB = 10;
  private static final int CHROMA_INTERLEAVED_RGBA = 11;
  private static final int CHANNEL_INTERLEAVED = 10;

  /** Where convert_hdr_to_8bit lies in the decoding options, from their version 2 on. */
  private static final long TO_8_BITS = 40;

  private final Libheif library;
  private final Arena arena;
  private final MemorySegment context;
  private final MemorySegment handle;

  private HeifPicture(Libheif library, Arena arena, MemorySegment context, MemorySegment handle) {
    this.library = library;
    this.arena = arena;
    this.context = context;
    this.handle = handle;
  }

  /**
   * Opens a file.
   *
   * @throws UnreadableException when the system lacks libheif, or the file is damaged
   */
  @SuppressWarnings("MustBeClosedChecker") // the arena is closed with the picture
  public static HeifPicture open(byte[] file) throws UnreadableException {
    Libheif library =
        Libheif.library()
            .orElseThrow(
                () ->
                    new UnreadableException(
                        "HEIC pictures need the system's libheif"
                            + " (Debian: apt-get install libheif1)"));
    Arena arena = Arena.ofConfined();
    MemorySegment context = library.newContext();
    try {
      MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, file);
      MemorySegment handle = arena.allocate(ADDRESS);
      if (!library.reads(context, bytes) || !library.findsPrimary(context, handle)) {
        throw new UnreadableException("the picture's HEIC structure is damaged");
      }
      return new HeifPicture(library, arena, context, handle.get(ADDRESS, 0));
    } catch (UnreadableException | RuntimeException e) {
      library.free("heif_context_free", context);
      arena.close();
      throw e;
    }
  }

  /** Of the upright picture, in pixels, as the file promises it. */
  public int width() {
    return library.number("heif_image_handle_get_width", handle);
  }

  /** Likewise. */
  public int height() {
    return library.number("heif_image_handle_get_height", handle);
  }

  /** How many bytes a pixel has: 3, or 4 when there is alpha. */
  public int channels() {
    return library.number("heif_image_handle_has_alpha_channel", handle) == 0 ? 3 : 4;
  }

  /** Whether the colours were multiplied with alpha. */
  public boolean isMultiplied() {
    return library.number("heif_image_handle_is_premultiplied_alpha", handle) != 0;
  }

  /**
   * Decodes the picture.
   *
   * @param to takes the pixels: red, green, blue and perhaps alpha, 8 bits each, rows from the top
   *     without gaps; must be exactly as large as they are
   * @throws UnreadableException when its data is damaged, of a kind that the installed libheif does
   *     not decode, or not of the promised size
   */
  public void decode(MemorySegment to) throws UnreadableException {
    MemorySegment options = library.newOptions();
    MemorySegment image = arena.allocate(ADDRESS);
    try {
      MemorySegment bytes = options.reinterpret(TO_8_BITS + 1);
      if (bytes.get(JAVA_BYTE, 0) >= 2) {
        bytes.set(JAVA_BYTE, TO_8_BITS, (byte) 1);
      }
      int chroma = channels() == 4 ? CHROMA_INTERLEAVED_RGBA : CHROMA_INTERLEAVED_RGB;
      if (!library.decodes(handle, image, COLOUR_SPACE_RGB, chroma, options)) {
        throw undecodable();
      }
      copy(image.get(ADDRESS, 0), to);
    } finally {
      library.free("heif_image_release", image.get(ADDRESS, 0));
      library.free("heif_decoding_options_free", options);
    }
  }

  private void copy(MemorySegment image, MemorySegment to) throws UnreadableException {
    int width = library.number("heif_image_get_width", image, CHANNEL_INTERLEAVED);
    int height = library.number("heif_image_get_height", image, CHANNEL_INTERLEAVED);
    int bits = library.number("heif_image_get_bits_per_pixel_range", image, CHANNEL_INTERLEAVED);
    MemorySegment strideTo = arena.allocate(JAVA_INT);
    MemorySegment plane = library.plane(image, CHANNEL_INTERLEAVED, strideTo);
    long row = (long) width * channels();
    long stride = strideTo.get(JAVA_INT, 0);
    if (width != width()
        || height != height()
        || bits != 8
        || plane.address() == 0
        || stride < row) {
      throw new UnreadableException("the picture is not as large as its header promises");
    }
    MemorySegment rows = plane.reinterpret(stride * (height - 1L) + row);
    for (int y = 0; y < height; y++) {
      MemorySegment.copy(rows, y * stride, to, y * row, row);
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
    arena.close();
  }
}
