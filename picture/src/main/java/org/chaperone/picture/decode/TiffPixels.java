package org.chaperone.picture.decode;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.chaperone.picture.header.Orientation;
import org.chaperone.picture.header.TiffHeader;
import org.chaperone.picture.header.UnreadableException;

/** The first page of a TIFF file, as it is stored: not yet turned upright. */
final class TiffPixels {

  private TiffPixels() {}

  static Mat read(byte[] file) throws UnreadableException {
    TiffHeader header = TiffHeader.read(file);
    byte[] unturned = unturned(file, header);
    Optional<Mat> mat =
        isForOpenCv(header) ? CodedPicture.read(unturned, IMREAD_UNCHANGED) : Optional.empty();
    return mat.isPresent()
        ? EightBits.bgr(mat.get(), alpha(header))
        : RareTiff.read(unturned, header);
  }

  /**
   * The same of a file that is mapped, of which nothing is copied to the heap.
   *
   * @param mapped privately, from its start to the buffer's limit: the orientation in it is changed
   */
  static Mat read(ByteBuffer mapped) throws UnreadableException {
    TiffHeader header = TiffHeader.read(mapped);
    if (header.header().orientation() != Orientation.UPRIGHT) {
      for (int entry : header.orientationEntries()) {
        mapped.put(entry, upright(header));
      }
    }
    Optional<Mat> mat =
        isForOpenCv(header) ? CodedPicture.read(mapped, IMREAD_UNCHANGED) : Optional.empty();
    if (mat.isEmpty()) {
      throw new UnreadableException("a TIFF picture of its kind is too large to be read");
    }
    return EightBits.bgr(mat.get(), alpha(header));
  }

  /**
   * OpenCV obeys some orientations of some layouts, and half obeys others. So it is told that the
   * picture is upright.
   */
  private static byte[] unturned(byte[] file, TiffHeader header) {
    if (header.header().orientation() == Orientation.UPRIGHT) {
      return file;
    }
    byte[] out = file.clone();
    byte[] upright = upright(header);
    for (int entry : header.orientationEntries()) {
      System.arraycopy(upright, 0, out, entry, upright.length);
    }
    return out;
  }

  private static byte[] upright(TiffHeader header) {
    return header.bigEndian()
        ? new byte[] {1, 18, 0, 3, 0, 0, 0, 1, 0, 1, 0, 0}
        : new byte[] {18, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0};
  }

  /** Of deep samples OpenCV hands out what is stored; only these need no conversion of colours. */
  private static boolean isForOpenCv(TiffHeader header) {
    return switch (header.bits()) {
      case 1, 8 -> true;
      case 16, 32, 64 ->
          header.colour() == TiffHeader.BLACK_IS_ZERO || header.colour() == TiffHeader.RGB;
      default -> false;
    };
  }

  /** Eight-bit samples come through libtiff's RGBA interface, which multiplies with alpha. */
  private static Alpha alpha(TiffHeader header) {
    if (header.bits() <= 8) {
      return Alpha.MULTIPLIED;
    }
    return switch (header.extra()) {
      case TiffHeader.ASSOCIATED_ALPHA -> Alpha.MULTIPLIED;
      case TiffHeader.UNASSOCIATED_ALPHA -> Alpha.STRAIGHT;
      default -> Alpha.IGNORED;
    };
  }
}
