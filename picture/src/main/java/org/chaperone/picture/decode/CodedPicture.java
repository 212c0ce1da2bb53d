package org.chaperone.picture.decode;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** The one place where a file's bytes meet OpenCV's decoders. */
final class CodedPicture {

  private CodedPicture() {}

  /**
   * Decodes a file.
   *
   * @param flags OpenCV's IMREAD flags
   * @return the pixels as OpenCV gives them, or nothing when it cannot read the file
   */
  static Optional<Mat> read(byte[] file, int flags) {
    try (BytePointer bytes = new BytePointer(file)) {
      return read(bytes, file.length, flags);
    }
  }

  /** The same of a file that is mapped, from its start to the buffer's limit. */
  static Optional<Mat> read(ByteBuffer mapped, int flags) {
    try (BytePointer bytes = new BytePointer(mapped)) {
      return read(bytes, mapped.limit(), flags);
    }
  }

  private static Optional<Mat> read(BytePointer bytes, int length, int flags) {
    try (Mat buffer = new Mat(1, length, opencv_core.CV_8U, bytes)) {
      Mat mat = opencv_imgcodecs.imdecode(buffer, flags);
      if (mat.empty()) {
        mat.close();
        return Optional.empty();
      }
      return Optional.of(mat);
    } catch (RuntimeException e) {
      // What OpenCV throws says nothing that a person could use.
      return Optional.empty();
    }
  }
}
