package org.chaperone.picture.decode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGBA2BGRA;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.chaperone.picture.PictureFormat;
import org.chaperone.picture.header.Header;
import org.chaperone.picture.header.UnreadableException;
import org.chaperone.picture.heif.HeifPicture;

/** Reads the pixels of a file whose header is known and was found acceptable. */
public final class Pixels {

  private Pixels() {}

  /**
   * Reads a picture; of several pages or frames the first.
   *
   * @param format any but HEIC
   * @param enough how long the longest side must stay, where shrinking saves work
   * @return upright, CV_8UC3, blue, green, red; the caller closes it
   * @throws UnreadableException when there is nothing to see in the file
   */
  public static Mat read(PictureFormat format, byte[] file, Header header, int enough)
      throws UnreadableException {
    Mat stored =
        switch (format) {
          case JPEG -> jpeg(file, header, enough);
          case PNG -> png(file);
          case TIFF -> TiffPixels.read(file);
          case WEBP -> straight(CodedPicture.read(WebpEnd.mended(file), IMREAD_UNCHANGED));
          case BMP, GIF -> straight(CodedPicture.read(file, IMREAD_UNCHANGED));
          case HEIC -> throw new IllegalArgumentException("HEIC is read by its own decoder");
        };
    requireSize(stored, header, format == PictureFormat.JPEG);
    return Upright.turned(stored, header.orientation());
  }

  /**
   * Reads a TIFF picture whose file is mapped.
   *
   * @param mapped privately, as the orientation in it is changed
   * @return upright, CV_8UC3, blue, green, red; the caller closes it
   * @throws UnreadableException when there is nothing to see in the file
   */
  public static Mat readTiff(ByteBuffer mapped, Header header) throws UnreadableException {
    Mat stored = TiffPixels.read(mapped);
    requireSize(stored, header, false);
    return Upright.turned(stored, header.orientation());
  }

  private static void requireSize(Mat stored, Header header, boolean mayBeSmaller)
      throws UnreadableException {
    boolean same = stored.cols() == header.storedWidth() && stored.rows() == header.storedHeight();
    boolean smaller =
        stored.cols() <= header.storedWidth() && stored.rows() <= header.storedHeight();
    if (!same && !(mayBeSmaller && smaller)) {
      stored.close();
      throw new UnreadableException("its header contradicts itself");
    }
  }

  /**
   * Decodes a HEIC picture that was opened and found acceptable.
   *
   * @return upright, CV_8UC3, blue, green, red; the caller closes it
   * @throws UnreadableException when its data is damaged
   */
  public static Mat read(HeifPicture heif) throws UnreadableException {
    boolean alpha = heif.channels() == 4;
    Mat mat = new Mat(heif.height(), heif.width(), alpha ? CV_8UC4 : CV_8UC3);
    try {
      heif.decode((y, row) -> put(row, mat, y));
    } catch (UnreadableException e) {
      mat.close();
      throw e;
    }
    opencv_imgproc.cvtColor(mat, mat, alpha ? COLOR_RGBA2BGRA : COLOR_RGB2BGR);
    return EightBits.bgr(mat, heif.isMultiplied() ? Alpha.MULTIPLIED : Alpha.STRAIGHT);
  }

  private static void put(byte[] row, Mat mat, int y) {
    try (BytePointer pointer = mat.ptr(y)) {
      pointer.put(row);
    }
  }

  private static Mat jpeg(byte[] file, Header header, int enough) throws UnreadableException {
    JpegEnd end = JpegEnd.of(file);
    int flags = reduction(Math.max(header.width(), header.height()), enough);
    Mat mat =
        CodedPicture.read(end.mended(file), flags | IMREAD_IGNORE_ORIENTATION)
            .orElseThrow(Pixels::damaged);
    if (!end.isReached() && !ShownPart.hasARow(mat)) {
      mat.close();
      throw new UnreadableException("the picture's data ends early");
    }
    return mat;
  }

  private static int reduction(int longest, int enough) {
    if (longest / 8 >= enough) {
      return IMREAD_REDUCED_COLOR_8;
    }
    if (longest / 4 >= enough) {
      return IMREAD_REDUCED_COLOR_4;
    }
    return longest / 2 >= enough ? IMREAD_REDUCED_COLOR_2 : IMREAD_COLOR;
  }

  private static Mat png(byte[] file) throws UnreadableException {
    PngChunks chunks = PngChunks.of(file);
    Optional<Mat> mat =
        chunks.isSound() ? CodedPicture.read(file, IMREAD_UNCHANGED) : Optional.empty();
    return straight(
        mat.isPresent()
            ? mat
            : CodedPicture.read(PngMending.mended(file, chunks), IMREAD_UNCHANGED));
  }

  private static Mat straight(Optional<Mat> mat) throws UnreadableException {
    return EightBits.bgr(mat.orElseThrow(Pixels::damaged), Alpha.STRAIGHT);
  }

  private static UnreadableException damaged() {
    return new UnreadableException("the picture's data is damaged");
  }
}
