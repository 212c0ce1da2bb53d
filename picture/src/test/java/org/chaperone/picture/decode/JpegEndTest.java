package org.chaperone.picture.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class JpegEndTest {

  private static final String SCAN = "FFDA0004AABB1122FF00FFD033";

  @Test
  void findsTheEndMarkerBehindTheScans() {
    byte[] file = bytes("FFD8" + SCAN + SCAN + "FFD9" + "00FFD9");
    JpegEnd end = JpegEnd.of(file);
    assertTrue(end.isReached());
    assertSame(file, end.mended(file));
  }

  @Test
  void doesNotTakeASegmentsContentForTheEnd() {
    byte[] file = bytes("FFD8" + "FFE10006FFD9FFD9" + SCAN);
    assertFalse(JpegEnd.of(file).isReached());
  }

  @Test
  void closesAFileThatIsCutOffInAScan() {
    byte[] file = bytes("FFD8" + SCAN);
    assertArrayEquals(bytes("FFD8" + SCAN + "FFD9"), JpegEnd.of(file).mended(file));
  }

  @Test
  void leavesOutASegmentThatIsCutOff() {
    byte[] file = bytes("FFD8" + SCAN + "FFC40099AABB");
    assertArrayEquals(bytes("FFD8" + SCAN + "FFD9"), JpegEnd.of(file).mended(file));
  }

  @Test
  void leavesOutTheScansThatNoHonestFileHas() {
    var file = new ByteArrayOutputStream();
    file.writeBytes(bytes("FFD8"));
    for (int i = 0; i < 1000; i++) {
      file.writeBytes(bytes(SCAN));
    }
    file.writeBytes(bytes("FFD9"));
    byte[] mended = JpegEnd.of(file.toByteArray()).mended(file.toByteArray());
    assertEquals(2 + JpegEnd.MOST_SCANS * SCAN.length() / 2 + 2, mended.length);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
