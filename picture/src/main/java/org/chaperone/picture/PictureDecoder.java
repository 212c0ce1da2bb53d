package org.chaperone.picture;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Reads a picture file's bytes into an upright {@link Picture}; safe to use from many threads. */
public final class PictureDecoder {

  private final long maxPixels;

  /**
   * A decoder that refuses pictures of more than {@code maxPixels} pixels before it decodes them.
   */
  public PictureDecoder(long maxPixels) {
    this.maxPixels = maxPixels;
  }

  /** Reads a picture at its full size. */
  public Decoded decode(byte[] file) {
    return decode(file, Integer.MAX_VALUE);
  }

  /**
   * Reads a picture, possibly smaller: where the format allows it cheaply, the result is shrunk as
   * long as its longest side stays at least {@code enough} pixels.
   */
  public Decoded decode(byte[] file, int enough) {
    var format = PictureFormat.of(file);
    if (format.isEmpty()) {
      return new Decoded.Unreadable("not a picture of a format that Chaperone reads");
    }
    try (BytePointer bytes = new BytePointer(file);
        Mat buffer = new Mat(1, file.length, org.bytedeco.opencv.global.opencv_core.CV_8U, bytes)) {
      Mat mat = opencv_imgcodecs.imdecode(buffer, opencv_imgcodecs.IMREAD_COLOR);
      if (mat == null || mat.empty()) {
        return new Decoded.Unreadable("the picture's data is damaged");
      }
      if ((long) mat.cols() * mat.rows() > maxPixels) {
        mat.close();
        return new Decoded.Unreadable("the picture has more than " + maxPixels + " pixels");
      }
      return new Decoded.Opened(Picture.owning(mat), format.get(), mat.cols(), mat.rows());
    }
  }
}
