package org.chaperone.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A long TIFF file is mapped, and what comes out is the same. */
final class LongTiffTest {

  @TempDir private Path folder = Path.of("");

  private Path file(int orientation) throws IOException {
    Path file = folder.resolve("long.tif");
    try (Picture stored = Mark.stored(orientation);
        Picture large = stored.resized(2400, 2400)) {
      Files.write(file, Tiff.rgb(large).with(274, orientation).bytes());
    }
    assertTrue(Files.size(file) > 16 << 20);
    return file;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6})
  void readsTheSameFromTheFileAsFromMemoryAndLeavesTheFileAlone(int orientation)
      throws IOException {
    Path file = file(orientation);
    byte[] bytes = Files.readAllBytes(file);
    PictureDecoder decoder = PictureDecoder.standard();
    var mapped = (Decoded.Opened) decoder.decode(file, Integer.MAX_VALUE);
    var read = (Decoded.Opened) decoder.decode(bytes);
    try (Picture one = mapped.picture();
        Picture other = read.picture()) {
      assertTrue(one.sameAs(other));
    }
    assertEquals(read.width(), mapped.width());
    assertArrayEquals(bytes, Files.readAllBytes(file));
  }

  @Test
  void saysWhatIsWrongWithACutOne() throws IOException {
    Path file = file(1);
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(17_000_000);
    }
    assertEquals(
        PictureDecoder.standard().decode(Files.readAllBytes(file)).getClass(),
        PictureDecoder.standard().decode(file, Integer.MAX_VALUE).getClass());
    Files.write(file, new byte[100]);
    assertInstanceOf(
        Decoded.Unreadable.class, PictureDecoder.standard().decode(file, Integer.MAX_VALUE));
  }
}
