package org.chaperone.vault.theft;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts an EXIF block with device, time and place into a JPEG file. */
final class Exif {

  static final String MAKE = "Kamerawerk Jena";
  static final String MODEL = "Klinoskop 4711";
  static final String TIME = "2023:04:05 16:07:08";

  private Exif() {}

  /**
   * The file with EXIF.
   *
   * @param serial of the camera
   */
  static byte[] into(byte[] jpeg, String serial) {
    byte[] block = block(serial);
    ByteBuffer out = ByteBuffer.allocate(jpeg.length + 4 + 6 + block.length);
    out.put(jpeg, 0, 2);
    out.putShort((short) 0xFFE1).putShort((short) (2 + 6 + block.length));
    out.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(block);
    out.put(jpeg, 2, jpeg.length - 2);
    return out.array();
  }

  /** Latitude and longitude as EXIF holds them: six fractions. */
  static byte[] place() {
    ByteBuffer out = ByteBuffer.allocate(48);
    for (int number : new int[] {52, 1, 22, 1, 2718281, 100000, 4, 1, 53, 1, 3141592, 100000}) {
      out.putInt(number);
    }
    return out.array();
  }

  private record Entry(int tag, int type, int count, byte[] value) {}

  private static byte[] block(String serial) {
    byte[] place = place();
    List<Entry> camera = List.of(text(0x010F, MAKE), text(0x0110, MODEL));
    List<Entry> shot = List.of(text(0x9003, TIME), text(0xA431, serial));
    List<Entry> where =
        List.of(
            new Entry(2, 5, 3, java.util.Arrays.copyOf(place, 24)),
            new Entry(4, 5, 3, java.util.Arrays.copyOfRange(place, 24, 48)));
    int afterCamera = 8 + length(camera) + 24;
    int afterShot = afterCamera + length(shot);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8});
    List<Entry> first =
        List.of(
            camera.get(0),
            camera.get(1),
            new Entry(0x8769, 4, 1, number(afterCamera)),
            new Entry(0x8825, 4, 1, number(afterShot)));
    out.writeBytes(directory(first, 8));
    out.writeBytes(directory(shot, afterCamera));
    out.writeBytes(directory(where, afterShot));
    return out.toByteArray();
  }

  private static Entry text(int tag, String text) {
    byte[] value = (text + "\0").getBytes(StandardCharsets.US_ASCII);
    return new Entry(tag, 2, value.length, value);
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  private static int length(List<Entry> entries) {
    int length = 2 + 12 * entries.size() + 4;
    for (Entry entry : entries) {
      length += entry.value.length > 4 ? entry.value.length : 0;
    }
    return length;
  }

  private static byte[] directory(List<Entry> entries, int at) {
    ByteBuffer out = ByteBuffer.allocate(length(entries));
    int values = at + 2 + 12 * entries.size() + 4;
    ByteArrayOutputStream long0 = new ByteArrayOutputStream();
    out.putShort((short) entries.size());
    for (Entry entry : entries) {
      out.putShort((short) entry.tag).putShort((short) entry.type).putInt(entry.count);
      if (entry.value.length > 4) {
        out.putInt(values + long0.size());
        long0.writeBytes(entry.value);
      } else {
        out.put(entry.value);
      }
    }
    return out.putInt(0).put(long0.toByteArray()).array();
  }
}
