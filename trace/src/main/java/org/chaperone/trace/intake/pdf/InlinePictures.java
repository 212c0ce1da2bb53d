package org.chaperone.trace.intake.pdf;

import java.io.IOException;
import java.util.Arrays;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.jspecify.annotations.Nullable;

/**
 * The pictures that stand in a page's content itself, between BI, ID and EI (ISO 32000-2, 8.9.7).
 *
 * <p>Nothing else of the content is interpreted. The library's own reading of operators keeps each
 * one it has ever seen.
 */
final class InlinePictures extends PDFStreamParser {

  /** A picture as it stands there; its parameters may be abbreviated. */
  record Inline(COSDictionary parameters, byte[] data) {}

  private final byte[] content;
  private int at;

  InlinePictures(byte[] content) {
    super(content);
    this.content = content;
  }

  /** The next picture; none at the end of the content. */
  @Nullable Inline next() throws IOException {
    while (at + 3 < content.length) {
      if (isWordAt(at, 'B', 'I')) {
        Inline picture = pictureFrom(at + 2);
        if (picture != null) {
          return picture;
        }
      }
      at++;
    }
    return null;
  }

  private @Nullable Inline pictureFrom(int start) throws IOException {
    var parameters = new COSDictionary();
    source.seek(start);
    try {
      skipSpaces();
      while (source.peek() == '/') {
        COSName name = parseCOSName();
        skipSpaces();
        COSBase value = parseDirObject();
        if (value != null) {
          parameters.setItem(name, value);
        }
        skipSpaces();
      }
    } catch (IOException | RuntimeException e) {
      return null;
    }
    int id = (int) source.getPosition();
    if (id + 3 > content.length || !isWordAt(id, 'I', 'D')) {
      return null;
    }
    int from = id + 3;
    int end = endOfData(from);
    at = end;
    return new Inline(parameters, Arrays.copyOfRange(content, from, end));
  }

  /** Before the first EI that stands alone and has text behind it, not data. */
  private int endOfData(int from) {
    for (int i = from; i + 1 < content.length; i++) {
      if (isWordAt(i, 'E', 'I') && isTextFrom(i + 2)) {
        return i;
      }
    }
    return content.length;
  }

  private boolean isTextFrom(int start) {
    for (int i = start; i < Math.min(content.length, start + 10); i++) {
      if (content[i] < ' ' && !isSpaceAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean isWordAt(int i, char first, char second) {
    return content[i] == first
        && content[i + 1] == second
        && (i == 0 || isSpaceAt(i - 1))
        && (i + 2 >= content.length || isSpaceAt(i + 2) || content[i + 2] == '/');
  }

  private boolean isSpaceAt(int i) {
    return isWhitespace(content[i]);
  }
}
