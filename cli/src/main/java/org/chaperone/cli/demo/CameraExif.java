package org.chaperone.cli.demo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a camera writes into its files: an EXIF block with device, time and serial number. */
final class CameraExif {

  private static final int MAKE = 0x010F;
  private static final int MODEL = 0x0110;
  private static final int EXIF = 0x8769;
  private static final int TAKEN = 0x9003;
  private static final int SERIAL = 0xA431;
  private static final int TEXT = 2;
  private static final int NUMBER = 4;

  private CameraExif() {}

  private record Field(int tag, int type, byte[] value) {
    static Field text(int tag, String text) {
      return new Field(tag, TEXT, (text + "\0").getBytes(StandardCharsets.US_ASCII));
    }
  }

  /**
   * A JPEG file with the block.
   *
   * @param jpeg a file without one
   * @param taken as in {@code 2023:04:05 16:07:08}
   */
  static byte[] into(byte[] jpeg, String taken, String serial) {
    List<Field> shot = List.of(Field.text(TAKEN, taken), Field.text(SERIAL, serial));
    Field make = Field.text(MAKE, "Drawnlight");
    Field model = Field.text(MODEL, "Procedural 7");
    int header = 8;
    int second =
        header + size(List.of(make, model, new Field(EXIF, NUMBER, new byte[Integer.BYTES])));
    byte[] pointer = ByteBuffer.allocate(Integer.BYTES).putInt(second).array();
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.writeBytes("Exif\0\0MM\0*\0\0\0\10".getBytes(StandardCharsets.US_ASCII));
    block.writeBytes(directory(List.of(make, model, new Field(EXIF, NUMBER, pointer)), header));
    block.writeBytes(directory(shot, second));
    ByteBuffer file = ByteBuffer.allocate(jpeg.length + 4 + block.size());
    file.put(jpeg, 0, 2);
    file.putShort((short) 0xFFE1).putShort((short) (2 + block.size())).put(block.toByteArray());
    file.put(jpeg, 2, jpeg.length - 2);
    return file.array();
  }

  private static int size(List<Field> fields) {
    return 2
        + 12 * fields.size()
        + 4
        + fields.stream().mapToInt(f -> f.value.length > 4 ? f.value.length : 0).sum();
  }

  /** An image file directory as TIFF 6.0 has it, long values behind it. */
  private static byte[] directory(List<Field> fields, int at) {
    ByteBuffer out = ByteBuffer.allocate(size(fields));
    int values = 2 + 12 * fields.size() + 4;
    out.putShort((short) fields.size());
    for (Field field : fields) {
      int count = field.type == TEXT ? field.value.length : 1;
      out.putShort((short) field.tag).putShort((short) field.type).putInt(count);
      if (field.value.length > 4) {
        out.putInt(at + values);
        out.put(values, field.value);
        values += field.value.length;
      } else {
        out.put(field.value);
      }
    }
    return out.array();
  }
}
