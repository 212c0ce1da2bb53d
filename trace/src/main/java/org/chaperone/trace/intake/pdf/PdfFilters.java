package org.chaperone.trace.intake.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.FilterFactory;
import org.chaperone.trace.intake.IntakeLimits;
import org.chaperone.trace.intake.unpack.Refusal;
import org.chaperone.trace.intake.unpack.Unpacking;
import org.jspecify.annotations.Nullable;

/**
 * Undoes the filters of a PDF stream with bounds on what comes out (ISO 32000-2, 7.4).
 *
 * <p>PDFBox itself decodes into memory without bounds.
 */
final class PdfFilters {

  /** Filters whose data is a picture file in itself, or has no other use. */
  private static final Set<String> PICTURES =
      Set.of("DCTDecode", "DCT", "JPXDecode", "JBIG2Decode");

  private final Unpacking unpacking;

  PdfFilters(Unpacking unpacking) {
    this.unpacking = unpacking;
  }

  /** The filters of a stream or inline image, in the order in which they are undone. */
  static List<COSName> of(COSDictionary dictionary) {
    COSBase filters = dictionary.getDictionaryObject(COSName.FILTER, COSName.F);
    if (filters instanceof COSName name) {
      return List.of(name);
    }
    var names = new ArrayList<COSName>();
    if (filters instanceof COSArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.getObject(i) instanceof COSName name) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** Which of the filters makes a picture of its own; their number when none does. */
  static int firstPicture(List<COSName> filters) {
    for (int i = 0; i < filters.size(); i++) {
      if (PICTURES.contains(filters.get(i).getName())) {
        return i;
      }
    }
    return filters.size();
  }

  /**
   * Undoes the first filters.
   *
   * @param count how many of the filters
   * @param most bytes that may come out of each
   * @throws Refusal when more come out
   */
  byte[] undo(COSDictionary dictionary, InputStream encoded, int count, long most)
      throws IOException {
    var out = new ByteArrayOutputStream();
    undo(dictionary, encoded, count, most, out);
    return out.toByteArray();
  }

  /** As {@link #undo}, into a stream that may end it by throwing. */
  void undo(COSDictionary dictionary, InputStream encoded, int count, long most, OutputStream last)
      throws IOException {
    List<COSName> filters = of(dictionary);
    InputStream in = encoded;
    if (count == 0) {
      in.transferTo(new Bounded(last, most, null));
      return;
    }
    for (int i = 0; i < count; i++) {
      boolean isLast = i == count - 1;
      var counted = new Counted(in);
      var between = new ByteArrayOutputStream();
      long bound = isLast ? most : Math.min(most, unpacking.limits().maxItemBytes());
      var out = new Bounded(isLast ? last : between, bound, counted);
      FilterFactory.INSTANCE.getFilter(filters.get(i)).decode(counted, out, dictionary, i);
      in = new ByteArrayInputStream(between.toByteArray());
    }
  }

  /** Counts what a filter takes. */
  private static final class Counted extends FilterInputStream {
    private long bytes;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      bytes += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int n = in.read(into, offset, length);
      bytes += Math.max(0, n);
      return n;
    }
  }

  /** Refuses what is too much. */
  private final class Bounded extends OutputStream {
    private final OutputStream out;
    private final long most;
    private final @Nullable Counted encoded;
    private long bytes;

    Bounded(OutputStream out, long most, @Nullable Counted encoded) {
      this.out = out;
      this.most = most;
      this.encoded = encoded;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      bytes += length;
      unpacking.spend(length);
      IntakeLimits limits = unpacking.limits();
      boolean isBomb =
          encoded != null
              && bytes > limits.freeBytes()
              && bytes > limits.maxRatio() * Math.max(1, encoded.bytes);
      if (bytes > most || isBomb) {
        throw new Refusal("its data unpacks to more than is allowed, as in bombs");
      }
      out.write(from, offset, length);
    }
  }
}
