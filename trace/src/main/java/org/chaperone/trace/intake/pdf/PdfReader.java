package org.chaperone.trace.intake.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.chaperone.trace.intake.unpack.CheckedChannel;
import org.chaperone.trace.intake.unpack.ContainerReader;
import org.chaperone.trace.intake.unpack.Content;
import org.chaperone.trace.intake.unpack.Entries;
import org.chaperone.trace.intake.unpack.Refusal;
import org.chaperone.trace.intake.unpack.UnpackingStopped;

/**
 * Hands over the pictures embedded in a PDF file ({@code a.pdf!/page-3/image-1.jpg}) and the files
 * attached to it.
 *
 * <p>JPEG data comes out byte for byte; other pictures are decoded, their colours only as
 * faithfully as matching needs, and handed over as PNG. Nothing is rendered: drawings and text are
 * no pictures, and one that a program cut in strips comes as strips.
 */
public final class PdfReader implements ContainerReader {

  private static final int TAIL = 2048;

  /** Kept here, because the logging library forgets loggers that nobody holds. */
  private static final Logger PARSER_LOG = Logger.getLogger("org.apache.pdfbox");

  static {
    // The parser's warnings quote the leak, and a hostile file makes millions of them.
    PARSER_LOG.setLevel(Level.OFF);
  }

  @Override
  @SuppressWarnings("deprecation") // Clearing the names is to go when they are kept no longer.
  public void read(Content container, Entries entries) throws IOException {
    CheckedChannel channel = container.channel();
    if (!hasEndMark(channel)) {
      entries.missing("the PDF file is cut off; the pictures that could be found were read");
    }
    try {
      var source = new PdfSource(channel, container.unpacking());
      read(new PdfFile(source, container.unpacking()), container, entries);
    } finally {
      // The library keeps every name it has ever seen.
      COSName.clearResources();
    }
  }

  private static void read(PdfFile file, Content container, Entries entries) throws IOException {
    try (var document = file.document()) {
      try {
        file.open();
      } catch (InvalidPasswordException e) {
        throw new Refusal(
            "it is encrypted; open it with its password, save a copy without one and trace that");
      } catch (UnpackingStopped | Refusal e) {
        throw e;
      } catch (IOException | RuntimeException | StackOverflowError e) {
        if (document.isEncrypted()) {
          throw new Refusal("it is encrypted in a way that Chaperone does not know");
        }
        entries.missing("the PDF file is damaged; the pictures that could be found were read");
      }
      new PdfPictures(file, container.unpacking(), entries).read();
    }
  }

  private static boolean hasEndMark(CheckedChannel channel) throws IOException {
    var tail = ByteBuffer.allocate((int) Math.min(TAIL, channel.size()));
    channel.position(channel.size() - tail.capacity());
    int n = 0;
    while (n >= 0 && tail.hasRemaining()) {
      n = channel.read(tail);
    }
    return new String(tail.array(), StandardCharsets.ISO_8859_1).contains("%%EOF");
  }
}
