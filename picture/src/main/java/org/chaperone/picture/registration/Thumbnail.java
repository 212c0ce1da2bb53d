package org.chaperone.picture.registration;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.chaperone.picture.Picture;
import org.chaperone.picture.features.Fingerprint;

/**
 * The small grey JPEG that a photograph is compared by, in the frame of its fingerprint, at most
 * {@link #MOST_BYTES} bytes.
 *
 * @param jpeg the file
 * @param width in pixels
 * @param height in pixels
 */
public record Thumbnail(byte[] jpeg, int width, int height) {

  /** A busy picture is compressed harder rather than take more. */
  public static final int MOST_BYTES = 24_000;

  private static final int[] QUALITIES = {75, 65, 55, 45, 35, 25, 15};

  /** The thumbnail of a photograph. */
  public static Thumbnail of(Picture photograph) {
    try (Picture small = photograph.fitting(Fingerprint.FRAME);
        Mat grey = new Mat()) {
      opencv_imgproc.cvtColor(small.mat(), grey, opencv_imgproc.COLOR_BGR2GRAY);
      byte[] jpeg = new byte[0];
      for (int quality : QUALITIES) {
        jpeg = encoded(grey, quality);
        if (jpeg.length <= MOST_BYTES) {
          break;
        }
      }
      return new Thumbnail(jpeg, grey.cols(), grey.rows());
    }
  }

  private static byte[] encoded(Mat grey, int quality) {
    try (BytePointer out = new BytePointer();
        IntPointer parameters =
            new IntPointer(
                opencv_imgcodecs.IMWRITE_JPEG_QUALITY,
                quality,
                opencv_imgcodecs.IMWRITE_JPEG_OPTIMIZE,
                1)) {
      if (!opencv_imgcodecs.imencode(".jpg", grey, out, parameters)) {
        throw new IllegalStateException("OpenCV could not encode a thumbnail");
      }
      byte[] bytes = new byte[Math.toIntExact(out.limit())];
      out.get(bytes);
      return bytes;
    }
  }
}
