package org.chaperone.trace.intake.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.chaperone.picture.Picture;
import org.chaperone.trace.intake.unpack.Refusal;
import org.jspecify.annotations.Nullable;

/** Makes a PNG of a picture that lies in a PDF file as samples (ISO 32000-2, 8.9.5). */
final class PdfRaster {

  private final PdfFilters filters;
  private final long maxPixels;

  /** A raster whose pictures have at most {@code maxItemBytes} bytes, three a pixel. */
  PdfRaster(PdfFilters filters, int maxItemBytes) {
    this.filters = filters;
    this.maxPixels = maxItemBytes / 3;
  }

  /**
   * The picture as a PNG file; of one that is cut off, the rows that are there.
   *
   * @param picture dictionary of the image or inline image
   * @param resources where names of colour spaces are explained
   * @throws Refusal when it is larger than is allowed
   * @throws IOException when there is not a single row
   */
  byte[] png(COSDictionary picture, InputStream raw, @Nullable COSDictionary resources)
      throws IOException {
    int width = picture.getInt(COSName.WIDTH, COSName.W, 0);
    int height = picture.getInt(COSName.HEIGHT, COSName.H, 0);
    if (width < 1 || height < 1) {
      throw new IOException("a picture without pixels");
    }
    checkSize(width, height);
    List<COSName> names = PdfFilters.of(picture);
    checkFaxSize(picture, names);
    PdfColours colours =
        PdfColours.of(
            picture.getDictionaryObject(COSName.COLORSPACE, COSName.CS), resources, filters);
    int bits = picture.getInt(COSName.BITS_PER_COMPONENT, COSName.BPC, isFax(names) ? 1 : 8);
    if (bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16) {
      throw new IOException("samples of " + bits + " bits");
    }
    var rows = new Rows(width, height, bits, colours, decode(picture, colours, bits));
    try {
      filters.undo(picture, raw, names.size(), Long.MAX_VALUE, rows);
    } catch (Complete e) {
      // What stands behind the last row is padding.
    }
    return rows.png();
  }

  private void checkSize(long width, long height) {
    if (width > Picture.MAX_SIDE || height > Picture.MAX_SIDE || width * height > maxPixels) {
      throw new Refusal("it has " + width + " × " + height + " pixels, more than are allowed");
    }
  }

  private static boolean isFax(List<COSName> names) {
    return names.stream()
        .map(COSName::getName)
        .anyMatch(name -> name.equals("CCITTFaxDecode") || name.equals("CCF"));
  }

  /** The fax filter makes room for all the columns and rows it is told of. */
  private void checkFaxSize(COSDictionary picture, List<COSName> names) {
    if (!isFax(names)) {
      return;
    }
    COSBase all = picture.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
    int height = picture.getInt(COSName.HEIGHT, COSName.H, 0);
    for (int i = 0; i < names.size(); i++) {
      COSBase one = all instanceof COSArray array && i < array.size() ? array.getObject(i) : all;
      if (one instanceof COSDictionary parameters) {
        checkSize(
            parameters.getLong(COSName.COLUMNS, 0),
            Math.max(height, parameters.getLong(COSName.ROWS, 0)));
      }
    }
  }

  /** What each sample value becomes, 0 to 255, for each component. */
  private static byte[][] decode(COSDictionary picture, PdfColours colours, int bits) {
    int max = (1 << Math.min(8, bits)) - 1;
    var table = new byte[colours.components()][max + 1];
    COSBase given = picture.getDictionaryObject(COSName.DECODE, COSName.D);
    for (int c = 0; c < table.length; c++) {
      double low = 0;
      double high = 1;
      if (given instanceof COSArray array
          && colours.model() != PdfColours.Model.INDEXED
          && array.size() == 2 * table.length
          && array.getObject(2 * c) instanceof COSNumber from
          && array.getObject(2 * c + 1) instanceof COSNumber to
          && Math.abs(from.floatValue()) <= 1
          && Math.abs(to.floatValue()) <= 1) {
        low = from.floatValue();
        high = to.floatValue();
      }
      for (int v = 0; v <= max; v++) {
        double value =
            colours.model() == PdfColours.Model.INDEXED ? v : 255 * (low + v * (high - low) / max);
        table[c][v] = (byte) Math.round(Math.clamp(value, 0, 255));
      }
    }
    return table;
  }

  /** Ends the unpacking when every row is there. */
  private static final class Complete extends IOException {
    Complete() {
      super("every row is there");
    }
  }

  /** Takes samples, row by row, and grows with them. */
  private static final class Rows extends OutputStream {
    private static final int ROWS_AT_FIRST = 64;

    private final int width;
    private final int height;
    private final int bits;
    private final PdfColours colours;
    private final byte[][] decode;
    private final byte[] row;
    private final int[] samples;
    private byte[] bgr;
    private int inRow;
    private int rows;

    Rows(int width, int height, int bits, PdfColours colours, byte[][] decode) {
      this.width = width;
      this.height = height;
      this.bits = bits;
      this.colours = colours;
      this.decode = decode;
      this.row = new byte[(int) (((long) width * colours.components() * bits + 7) / 8)];
      this.samples = new int[colours.components()];
      this.bgr = new byte[3 * width * Math.min(height, ROWS_AT_FIRST)];
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      int at = offset;
      while (at < offset + length) {
        if (rows == height) {
          throw new Complete();
        }
        int n = Math.min(row.length - inRow, offset + length - at);
        System.arraycopy(from, at, row, inRow, n);
        at += n;
        inRow += n;
        if (inRow == row.length) {
          takeRow();
        }
      }
    }

    private void takeRow() {
      if (3 * width * (rows + 1) > bgr.length) {
        bgr = Arrays.copyOf(bgr, 3 * width * (int) Math.min(height, 2L * rows));
      }
      int at = 3 * width * rows;
      int bit = 0;
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < samples.length; c++) {
          samples[c] = decode[c][sampleAt(bit)] & 0xFF;
          bit += bits;
        }
        colours.toBgr(samples, bgr, at + 3 * x);
      }
      rows++;
      inRow = 0;
    }

    /** Of 16 bits, the upper eight. */
    private int sampleAt(int bit) {
      int value = row[bit >> 3] & 0xFF;
      return bits >= 8 ? value : value >> (8 - bits - (bit & 7)) & ((1 << bits) - 1);
    }

    byte[] png() throws IOException {
      if (rows == 0) {
        throw new IOException("not a single row");
      }
      try (Picture picture = Picture.of(width, rows, Arrays.copyOf(bgr, 3 * width * rows))) {
        return picture.png();
      }
    }
  }
}
