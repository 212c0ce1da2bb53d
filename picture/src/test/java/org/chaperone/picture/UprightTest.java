package org.chaperone.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every format comes out upright, turned exactly once. */
class UprightTest {

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HEIC")
  void readsEveryFormat(PictureFormat format) {
    Mark.assertReadsUpright(Encoded.mark(format));
  }

  static Stream<Arguments> formatsAndOrientations() {
    return Stream.of(PictureFormat.JPEG, PictureFormat.PNG, PictureFormat.WEBP, PictureFormat.TIFF)
        .flatMap(
            format -> IntStream.rangeClosed(1, 8).mapToObj(turn -> Arguments.of(format, turn)));
  }

  @ParameterizedTest
  @MethodSource("formatsAndOrientations")
  void obeysTheOrientationOnce(PictureFormat format, int orientation) {
    try (Picture stored = Mark.stored(orientation)) {
      Mark.assertReadsUpright(Encoded.turned(format, stored, orientation));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void obeysTheOrientationOfTilesAndDeepSamples(int orientation) {
    try (Picture stored = Mark.stored(orientation)) {
      Mark.assertReadsUpright(Tiff.rgb(stored).with(274, orientation).inTilesOf(16).bytes());
      Mark.assertReadsUpright(Tiff.deepRgb(stored).with(274, orientation).bytes());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 6})
  void obeysTheOrientationOfASmallerPicture(int orientation) {
    try (Picture stored = Mark.stored(orientation);
        Picture large = stored.resized(stored.width() * 10, stored.height() * 10)) {
      byte[] file = Encoded.turned(PictureFormat.JPEG, large, orientation);
      var opened = (Decoded.Opened) PictureDecoder.standard().decode(file, 100);
      try (Picture picture = opened.picture()) {
        assertEquals(120, picture.width());
        Mark.assertQuarters(picture, Mark.RED, Mark.GREEN, Mark.BLUE, Mark.WHITE);
      }
    }
  }
}
