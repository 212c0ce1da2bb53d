package org.chaperone.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Files of the mark in every format that the tests can write themselves. */
public final class Encoded {

  private Encoded() {}

  /** The mark in a file of this format; HEIC is a sample. */
  public static byte[] mark(PictureFormat format) {
    try (Picture mark = Mark.picture()) {
      return switch (format) {
        case JPEG -> mark.jpeg(95);
        case PNG -> mark.png();
        case WEBP -> mark.webp(95);
        case TIFF -> Tiff.rgb(mark).bytes();
        case BMP -> openCv(".bmp", mark.mat());
        case GIF -> gif(image(mark));
        case HEIC -> Mark.sample("mark.heic");
      };
    }
  }

  /** A picture in a file of this format that says how it must be turned. */
  public static byte[] turned(PictureFormat format, Picture stored, int orientation) {
    return switch (format) {
      case JPEG -> jpegWith(stored.jpeg(95), exif(orientation));
      case PNG -> inserted(stored.png(), 33, chunk("eXIf", exif(orientation)));
      case WEBP -> webpWith(stored, exif(orientation));
      case TIFF -> Tiff.rgb(stored).with(274, orientation).bytes();
      case BMP, GIF, HEIC -> throw new IllegalArgumentException("keeps no orientation");
    };
  }

  public static byte[] openCv(String extension, Mat mat) {
    try (BytePointer out = new BytePointer()) {
      opencv_imgcodecs.imencode(extension, mat, out);
      byte[] bytes = new byte[Math.toIntExact(out.limit())];
      out.get(bytes);
      return bytes;
    }
  }

  /** A picture as the JDK's codecs take it. */
  public static BufferedImage image(Picture picture) {
    int width = picture.width();
    int height = picture.height();
    byte[] bgr = picture.bgr();
    var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    System.arraycopy(
        bgr, 0, ((DataBufferByte) image.getRaster().getDataBuffer()).getData(), 0, bgr.length);
    return image;
  }

  /** A GIF of one or more frames. */
  public static byte[] gif(BufferedImage... frames) {
    var out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(to);
      writer.prepareWriteSequence(null);
      for (BufferedImage frame : frames) {
        writer.writeToSequence(new IIOImage(frame, null, null), null);
      }
      writer.endWriteSequence();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** An EXIF block that says nothing but this. */
  public static byte[] exif(int orientation) {
    return ByteBuffer.allocate(26)
        .putInt(0x4D4D002A)
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 274)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }

  private static byte[] jpegWith(byte[] jpeg, byte[] exif) {
    byte[] segment =
        ByteBuffer.allocate(exif.length + 10)
            .putShort((short) 0xFFE1)
            .putShort((short) (exif.length + 8))
            .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
            .put(exif)
            .array();
    return inserted(jpeg, 2, segment);
  }

  private static byte[] webpWith(Picture stored, byte[] exif) {
    byte[] plain = stored.webp(95);
    int length = plain.length - 12;
    var out =
        ByteBuffer.allocate(12 + 18 + length + 8 + exif.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(out.capacity() - 8);
    out.put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(1 << 3);
    out.putShort((short) (stored.width() - 1)).put((byte) 0);
    out.putShort((short) (stored.height() - 1)).put((byte) 0);
    out.put(plain, 12, length);
    out.put("EXIF".getBytes(StandardCharsets.US_ASCII)).putInt(exif.length).put(exif);
    return out.array();
  }

  /** A chunk of a PNG file. */
  public static byte[] chunk(String type, byte[] data) {
    var out = ByteBuffer.allocate(data.length + 12).putInt(data.length);
    out.put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
    var crc = new CRC32();
    crc.update(out.array(), 4, data.length + 4);
    return out.putInt((int) crc.getValue()).array();
  }

  public static byte[] inserted(byte[] file, int at, byte[] what) {
    byte[] out = Arrays.copyOf(file, file.length + what.length);
    System.arraycopy(what, 0, out, at, what.length);
    System.arraycopy(file, at, out, at + what.length, file.length - at);
    return out;
  }
}
