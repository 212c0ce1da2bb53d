package org.chaperone.picture.decode;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.chaperone.picture.header.TiffHeader;
import org.chaperone.picture.header.UnreadableException;

/**
 * The kinds of TIFF that OpenCV does not read: palettes of 2 and 4 bits, samples of 12 bits, deep
 * grey where 0 is white, and others that the JDK's reader knows.
 */
final class RareTiff {

  /** The JDK's reader keeps all samples on the heap, some of them twice. */
  private static final long MOST_BYTES = 128L << 20;

  private RareTiff() {}

  static Mat read(byte[] file, TiffHeader header) throws UnreadableException {
    double bytes = (double) header.header().pixels() * header.samples() * header.bits() / 8;
    if (bytes > MOST_BYTES || header.longestPiece(file) > MOST_BYTES) {
      throw new UnreadableException("a TIFF picture of its kind is too large to be read");
    }
    ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      if (reader.getWidth(0) != header.header().storedWidth()
          || reader.getHeight(0) != header.header().storedHeight()) {
        throw new UnreadableException("its header contradicts itself");
      }
      return matrix(reader.read(0));
    } catch (IOException | RuntimeException e) {
      // The reader's own messages speak of its fields and tags.
      throw new UnreadableException("the picture's data is damaged or of a kind that is not read");
    } catch (OutOfMemoryError e) {
      // Thrown for one long array, which was not made: everything else goes on.
      throw new UnreadableException("the picture needs more memory than there is");
    } finally {
      reader.dispose();
    }
  }

  private static Mat matrix(BufferedImage image) {
    var bgr = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = bgr.createGraphics();
    try {
      graphics.drawImage(image, 0, 0, Color.WHITE, null);
    } finally {
      graphics.dispose();
    }
    Mat mat = new Mat(image.getHeight(), image.getWidth(), opencv_core.CV_8UC3);
    mat.data().put(((DataBufferByte) bgr.getRaster().getDataBuffer()).getData());
    return mat;
  }
}
