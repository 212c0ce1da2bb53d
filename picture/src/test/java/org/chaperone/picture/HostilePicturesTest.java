package org.chaperone.picture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Thousands of broken files of every format. Each is opened or refused with a sentence; one that
 * brings a native decoder down ends the tests' process and so fails them.
 */
class HostilePicturesTest {

  private static final int FILES = 2000;

  /** Each worker that HEIC brings down takes most of a second to replace. */
  private static final int HEIC_FILES = 400;

  private static final long MAX_PIXELS = 1_000_000;

  private final PictureDecoder decoder = new PictureDecoder(MAX_PIXELS);

  @ParameterizedTest
  @EnumSource
  void opensOrRefusesEveryBrokenFile(PictureFormat format) {
    List<byte[]> files = files(format);
    int opened = 0;
    int refused = 0;
    for (int seed = 0; seed < (format == PictureFormat.HEIC ? HEIC_FILES : FILES); seed++) {
      var mutation = new Mutation(seed);
      byte[] broken = mutation.of(files.get(seed % files.size()));
      if (format == PictureFormat.PNG && broken.length > 12) {
        mutation.withChecksums(broken);
      }
      switch (decoder.decode(broken, seed % 3 == 0 ? 8 : Integer.MAX_VALUE)) {
        case Decoded.Opened open -> {
          opened++;
          assertTrue((long) open.width() * open.height() <= MAX_PIXELS);
          open.picture().close();
        }
        case Decoded.Unreadable unreadable -> {
          refused++;
          assertFalse(unreadable.reason().isBlank());
          assertNotEquals(PictureDecoder.BEYOND_OPENCV, unreadable.reason(), "seed " + seed);
        }
      }
    }
    // Else they were broken too little or too much to say anything.
    assertTrue(opened > 0 && refused > 0, opened + " opened, " + refused + " refused");
  }

  private static List<byte[]> files(PictureFormat format) {
    List<byte[]> files = new ArrayList<>();
    files.add(Encoded.mark(format));
    try (Picture mark = Mark.picture();
        Mat deep = new Mat()) {
      mark.mat().convertTo(deep, opencv_core.CV_16U, 257, 0);
      switch (format) {
        case JPEG -> {
          files.add(Mark.sample("cmyk.jpg"));
          files.add(Encoded.turned(format, mark, 6));
        }
        case PNG -> {
          files.add(Encoded.openCv(".png", deep));
          files.add(Encoded.turned(format, mark, 6));
        }
        case WEBP -> files.add(Encoded.turned(format, mark, 6));
        case TIFF -> {
          files.add(Encoded.openCv(".tiff", deep));
          files.add(Tiff.rgb(mark).with(274, 6).inTilesOf(16).bytes());
          files.add(new Tiff(16, 16, 4, 1, 3, new byte[128]).with(320, new int[48]).bytes());
        }
        case GIF -> files.add(Encoded.gif(Encoded.image(mark), Encoded.image(mark)));
        case HEIC -> {
          files.add(Mark.sample("turned.heic"));
          files.add(Mark.sample("mark.avif"));
        }
        case BMP -> {}
      }
    }
    return files;
  }
}
