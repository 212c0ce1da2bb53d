package org.chaperone.picture;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.bytedeco.opencv.opencv_core.Mat;
import org.chaperone.picture.decode.Pixels;
import org.chaperone.picture.header.Header;
import org.chaperone.picture.header.TiffHeader;
import org.chaperone.picture.header.UnreadableException;
import org.chaperone.picture.heif.HeifDecoder;
import org.chaperone.picture.heif.HeifPicture;

/**
 * Reads a picture file's bytes into an upright {@link Picture}; safe to use from many threads.
 *
 * <p>The size is read from the file's header and judged before anything is decoded. However many
 * threads call, the pictures that are being decoded at a time have together at most {@code
 * maxPixels} pixels, each of which needs up to 8 bytes outside of the heap until it is done;
 * further callers wait.
 */
public final class PictureDecoder {

  /** Larger than any camera's pictures, small enough to be decoded within 1.6 GB. */
  public static final long STANDARD_MAX_PIXELS = 200_000_000;

  /** The reason when OpenCV fails where nothing was wrong with the file. */
  static final String BEYOND_OPENCV = "the picture is too much for the decoder";

  private static final long MOST_BYTES = 1L << 30;

  /** From how many bytes on a file is read outside the heap where its format allows it. */
  private static final long LONG = 16L << 20;

  private static final int PIXELS_A_PERMIT = 4096;

  private final long maxPixels;
  private final int permits;
  private final Semaphore decoding;
  private final HeifDecoder heif = new HeifDecoder();

  /**
   * A decoder that refuses pictures of more than {@code maxPixels} pixels before it decodes them.
   */
  public PictureDecoder(long maxPixels) {
    this.maxPixels = maxPixels;
    this.permits = Math.clamp(maxPixels / PIXELS_A_PERMIT, 1, Integer.MAX_VALUE);
    this.decoding = new Semaphore(permits, true);
  }

  /** A decoder with the limit that fits most machines, {@link #STANDARD_MAX_PIXELS}. */
  public static PictureDecoder standard() {
    return new PictureDecoder(STANDARD_MAX_PIXELS);
  }

  /**
   * Brings what decodes into the process, which otherwise the first picture waits for.
   *
   * @throws LinkageError when there is none for this machine
   */
  public static void prepare() {
    Natives.load();
  }

  /** Reads a picture at its full size. */
  public Decoded decode(byte[] file) {
    return decode(file, Integer.MAX_VALUE);
  }

  /**
   * Reads a picture from a file that nobody changes meanwhile, possibly smaller as by {@link
   * #decode(byte[], int)}. A long TIFF file is read outside the heap, others into it.
   *
   * @throws IOException when the file cannot be read
   */
  public Decoded decode(Path file, int enough) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      if (size > MOST_BYTES) {
        return new Decoded.Unreadable("it is larger than 1 GiB, more than is read");
      }
      ByteBuffer head = ByteBuffer.allocate(64);
      for (int n = channel.read(head); n > 0; ) {
        n = channel.read(head);
      }
      if (size < LONG || !PictureFormat.of(head.array()).equals(Optional.of(PictureFormat.TIFF))) {
        return decode(Files.readAllBytes(file), enough);
      }
      try (Arena arena = Arena.ofConfined()) {
        // Not mapped: reading upright changes the orientation in the copy, which a mapping allows
        // only to those who may write to the file.
        ByteBuffer copy = arena.allocate(size).asByteBuffer();
        for (int n = 0; n >= 0 && copy.hasRemaining(); ) {
          n = channel.read(copy, copy.position());
        }
        copy.flip();
        Header header = TiffHeader.read(copy).header();
        return opened(PictureFormat.TIFF, header, () -> Pixels.readTiff(copy, header));
      } catch (UnreadableException e) {
        return new Decoded.Unreadable(e.reason());
      }
    }
  }

  /**
   * Reads a picture, possibly smaller: where the format allows it cheaply, the result is shrunk as
   * long as its longest side stays at least {@code enough} pixels.
   *
   * <p>Of several pages or frames the first is read. What is left of a cut-off JPEG or PNG file is
   * a picture too; where nothing is left of it, it is grey in a JPEG and black in a PNG.
   */
  public Decoded decode(byte[] file, int enough) {
    Optional<PictureFormat> format = PictureFormat.of(file);
    if (format.isEmpty()) {
      return new Decoded.Unreadable("not a picture of a format that Chaperone reads");
    }
    try {
      return opened(format.get(), file, enough);
    } catch (UnreadableException e) {
      return new Decoded.Unreadable(e.reason());
    }
  }

  private Decoded opened(PictureFormat format, byte[] file, int enough) throws UnreadableException {
    if (format == PictureFormat.HEIC) {
      try (HeifPicture picture = heif.open(file)) {
        return opened(
            format, Header.upright(picture.width(), picture.height()), () -> Pixels.read(picture));
      }
    }
    Header header = Header.of(format, file);
    return opened(format, header, () -> Pixels.read(format, file, header, enough));
  }

  /** What is left to do when the header is known. */
  private interface Decoding {
    Mat pixels() throws UnreadableException;
  }

  private Decoded opened(PictureFormat format, Header header, Decoding rest)
      throws UnreadableException {
    requireAcceptable(header);
    Natives.load();
    int weight = weight(header);
    decoding.acquireUninterruptibly(weight);
    try {
      Picture picture = Picture.owning(rest.pixels());
      return new Decoded.Opened(picture, format, header.width(), header.height());
    } catch (RuntimeException e) {
      // OpenCV throws when memory runs out, and its words are not for the reader of a report.
      throw new UnreadableException(BEYOND_OPENCV);
    } finally {
      decoding.release(weight);
    }
  }

  private void requireAcceptable(Header header) throws UnreadableException {
    if (header.pixels() > maxPixels) {
      throw new UnreadableException(
          String.format(
              Locale.ROOT,
              "its header promises %,d × %,d pixels, more than the %,d megapixels that are read",
              header.width(),
              header.height(),
              Math.max(1, maxPixels / 1_000_000)));
    }
    if (Math.max(header.width(), header.height()) > Picture.MAX_SIDE) {
      throw new UnreadableException(
          String.format(
              Locale.ROOT,
              "its header promises %,d × %,d pixels, and no side may have more than %,d",
              header.width(),
              header.height(),
              Picture.MAX_SIDE));
    }
  }

  private int weight(Header header) {
    long bytes = header.pixels() * (header.deep() ? 2 : 1);
    return (int) Math.min(permits, Math.ceilDiv(bytes, PIXELS_A_PERMIT));
  }
}
