package org.chaperone.trace.intake.pdf;

import java.io.IOException;
import java.util.Arrays;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.chaperone.trace.intake.unpack.Unpacking;
import org.jspecify.annotations.Nullable;

/**
 * The pictures that stand in a page's content itself, between BI, ID and EI (ISO 32000-2, 8.9.7).
 *
 * <p>Nothing else of the content is interpreted. The library's own reading of operators keeps each
 * one it has ever seen.
 */
final class InlinePictures {

  /** A picture as it stands there; its parameters may be abbreviated. */
  record Inline(COSDictionary parameters, byte[] data) {}

  /** More than a palette of 256 colours in hexadecimal takes. */
  private static final int LONGEST_PARAMETERS = 8192;

  private final byte[] content;
  private final Unpacking unpacking;
  private int at;

  InlinePictures(byte[] content, Unpacking unpacking) {
    this.content = content;
    this.unpacking = unpacking;
  }

  /** The next picture; none at the end of the content. */
  @Nullable Inline next() throws IOException {
    while (at + 3 < content.length) {
      if (isWordAt(at, 'B', 'I')) {
        unpacking.check();
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
    int most = Math.min(content.length, start + LONGEST_PARAMETERS);
    var parameters = new Parameters(Arrays.copyOfRange(content, start, most));
    COSDictionary named = parameters.read();
    int id = start + parameters.end();
    if (named == null || id + 3 > content.length || !isWordAt(id, 'I', 'D')) {
      return null;
    }
    int from = id + 3;
    at = endOfData(from);
    return new Inline(named, Arrays.copyOfRange(content, from, at));
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
      if (content[i] < ' ' && !Parameters.isSpace(content[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean isWordAt(int i, char first, char second) {
    return content[i] == first
        && content[i + 1] == second
        && (i == 0 || Parameters.isSpace(content[i - 1]))
        && (i + 2 >= content.length || Parameters.isSpace(content[i + 2]) || content[i + 2] == '/');
  }

  /** What stands between BI and ID. */
  private static final class Parameters extends PDFStreamParser {

    Parameters(byte[] content) {
      super(content);
    }

    static boolean isSpace(byte b) {
      return isWhitespace(b);
    }

    int end() throws IOException {
      return (int) source.getPosition();
    }

    /** The parameters by name; none when they are no parameters. */
    @Nullable COSDictionary read() {
      var parameters = new COSDictionary();
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
        return parameters;
      } catch (IOException | RuntimeException e) {
        return null;
      }
    }
  }
}
