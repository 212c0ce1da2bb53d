package org.chaperone.picture.header;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifDirectoryBase;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import org.chaperone.picture.Encoded;
import org.chaperone.picture.Mark;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureFormat;
import org.chaperone.picture.Tiff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class HeaderTest {

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "HEIC")
  void readsTheSizeOfEveryFormat(PictureFormat format) throws UnreadableException {
    Header header = Header.of(format, Encoded.mark(format));
    assertEquals(Mark.WIDTH, header.width());
    assertEquals(Mark.HEIGHT, header.height());
    assertEquals(Orientation.UPRIGHT, header.orientation());
    assertFalse(header.deep());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "HEIC")
  void refusesAFileThatIsCutOffInItsHeader(PictureFormat format) {
    byte[] file = Arrays.copyOf(Encoded.mark(format), 8);
    var e = assertThrows(UnreadableException.class, () -> Header.of(format, file));
    assertEquals("the file is cut off in its header", e.reason());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "HEIC")
  void neverReadsOutsideOfAFileThatIsCutOffAnywhere(PictureFormat format) {
    byte[] file = Encoded.mark(format);
    for (int length = 0; length < file.length; length++) {
      try {
        assertEquals(Mark.WIDTH, Header.of(format, Arrays.copyOf(file, length)).width());
      } catch (UnreadableException e) {
        assertFalse(e.reason().isEmpty());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "JPEG, 1", "JPEG, 3", "JPEG, 6", "JPEG, 8", "PNG, 2", "PNG, 6", "WEBP, 5", "WEBP, 8", "TIFF, 4",
    "TIFF, 6"
  })
  void findsTheOrientationThatOtherReadersFind(PictureFormat format, int orientation)
      throws Exception {
    byte[] file;
    try (Picture stored = Mark.stored(orientation)) {
      file = Encoded.turned(format, stored, orientation);
    }
    Integer theirs = null;
    var metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file));
    for (var directory : metadata.getDirectoriesOfType(ExifDirectoryBase.class)) {
      theirs = directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
    }
    assertEquals(orientation, theirs);
    Header header = Header.of(format, file);
    assertEquals(Orientation.ofTag(orientation), header.orientation());
    assertEquals(Mark.WIDTH, header.width());
    assertEquals(Mark.HEIGHT, header.height());
  }

  @Test
  void takesAnUnknownOrientationForUpright() throws UnreadableException {
    try (Picture mark = Mark.picture()) {
      byte[] file = Encoded.turned(PictureFormat.JPEG, mark, 9);
      assertEquals(Orientation.UPRIGHT, Header.of(PictureFormat.JPEG, file).orientation());
    }
  }

  @Test
  void saysWhenSamplesHaveMoreThanEightBits() throws UnreadableException {
    try (Picture mark = Mark.picture()) {
      byte[] deep = Tiff.deepRgb(mark).bytes();
      assertTrue(Header.of(PictureFormat.TIFF, deep).deep());
    }
  }

  @Test
  void readsABitmapThatStartsFromTheTop() throws UnreadableException {
    byte[] file = Encoded.mark(PictureFormat.BMP);
    file[22] = (byte) -Mark.HEIGHT;
    Arrays.fill(file, 23, 26, (byte) 0xFF);
    assertEquals(Mark.HEIGHT, Header.of(PictureFormat.BMP, file).height());
  }

  @Test
  void refusesTwoSizesInOneDirectory() {
    try (Picture mark = Mark.picture()) {
      byte[] file = Tiff.rgb(mark).bytes();
      file[22 + 1] = 0; // the second entry, the height, becomes a second width
      assertThrows(UnreadableException.class, () -> TiffHeader.read(file));
    }
  }

  @Test
  void refusesASizeOfNothing() {
    byte[] file = Encoded.mark(PictureFormat.GIF);
    Arrays.fill(file, 6, 10, (byte) 0);
    var e = assertThrows(UnreadableException.class, () -> Header.of(PictureFormat.GIF, file));
    assertEquals("its header gives no size", e.reason());
  }
}
