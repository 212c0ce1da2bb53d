package org.chaperone.picture.registration;

import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.chaperone.picture.Picture;

/** A leaked picture made ready to be laid over one photograph after another; close it when done. */
public final class LeakedPicture implements AutoCloseable {

  /** Of the photograph, when a way of laying is refined. */
  private static final int LONGEST_SIDE = 1400;

  private final Mat grey;
  private final Mat mirror;

  /** Prepares a picture; it may be closed afterwards. */
  public LeakedPicture(Picture picture) {
    grey = new Mat();
    opencv_imgproc.cvtColor(picture.mat(), grey, opencv_imgproc.COLOR_BGR2GRAY);
    mirror = new Mat();
    opencv_core.flip(grey, mirror, 1);
  }

  /**
   * Lays this picture over a photograph.
   *
   * @param thumbnail the photograph's verification thumbnail, as a file
   * @param guess from pixels of this picture, mirrored first where {@code mirrored}, to pixels of
   *     the thumbnail
   * @return empty when the guess leads nowhere; the transform leads from the thumbnail to this
   *     picture as it is
   */
  public Optional<Alignment> over(byte[] thumbnail, Transform guess, boolean mirrored) {
    try (BytePointer bytes = new BytePointer(thumbnail);
        Mat buffer = new Mat(1, thumbnail.length, opencv_core.CV_8U, bytes);
        Mat photograph = opencv_imgcodecs.imdecode(buffer, opencv_imgcodecs.IMREAD_GRAYSCALE)) {
      Optional<Alignment> found = new Aligner(mirrored ? mirror : grey).align(photograph, guess);
      return mirrored ? found.map(a -> a.onto(Transform.mirror(grey.cols()))) : found;
    }
  }

  /**
   * A way of laying made more exact: textured patches of the photograph are found again, so what
   * was written over either does no harm.
   *
   * @param toLeak from pixels of the photograph to pixels of this picture, nearly right
   * @return empty when too few patches are found
   */
  public Optional<Transform> refined(Picture photograph, Transform toLeak) {
    try (Picture fitted = photograph.fitting(LONGEST_SIDE);
        Mat base = new Mat()) {
      opencv_imgproc.cvtColor(fitted.mat(), base, opencv_imgproc.COLOR_BGR2GRAY);
      Transform toFitted =
          Transform.scaling(
              (double) base.cols() / photograph.width(),
              (double) base.rows() / photograph.height());
      boolean mirrored = toLeak.scaleAt(photograph.width() / 2.0, photograph.height() / 2.0) < 0;
      Transform mirroring = Transform.mirror(grey.cols());
      Transform straight = mirrored ? mirroring.after(toLeak) : toLeak;
      return new Aligner(mirrored ? mirror : grey)
          .align(base, toFitted.after(straight.inverse()))
          .map(a -> a.transform().after(toFitted))
          .map(t -> mirrored ? mirroring.after(t) : t);
    }
  }

  @Override
  public void close() {
    grey.close();
    mirror.close();
  }
}
