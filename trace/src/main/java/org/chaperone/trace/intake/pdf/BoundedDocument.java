package org.chaperone.trace.intake.pdf;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSInputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.ICOSParser;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.io.RandomAccess;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.io.RandomAccessReadWriteBuffer;
import org.apache.pdfbox.io.RandomAccessStreamCache;
import org.chaperone.trace.intake.unpack.Refusal;
import org.chaperone.trace.intake.unpack.Unpacking;

/**
 * A document whose streams never unpack to more than they may.
 *
 * <p>The parser unpacks cross-reference and object streams while it opens a file; a few hundred
 * kilobytes could become gigabytes, or a table of billions of objects.
 */
final class BoundedDocument extends COSDocument {

  /** Of one object stream. Objects take many times their bytes in memory. */
  private static final int MOST_OF_OBJECTS = 8 << 20;

  /** Twice as many objects as ISO 32000-1, annex C, says a file may have are not needed here. */
  private static final long MOST_OBJECTS = 8_388_607;

  private final PdfFilters filters;
  private final Unpacking unpacking;
  private final ICOSParser parser;
  private final RandomAccessStreamCache decrypted;
  private long objects;

  BoundedDocument(ICOSParser parser, Unpacking unpacking) {
    super(() -> new BoundedCache(unpacking), parser);
    this.filters = new PdfFilters(unpacking);
    this.unpacking = unpacking;
    this.parser = parser;
    this.decrypted = new BoundedCache(unpacking);
  }

  @Override
  public COSStream createCOSStream(COSDictionary dictionary, long start, long length)
      throws IOException {
    unpacking.check();
    var stream = new BoundedStream(parser.createRandomAccessReadView(start, length));
    dictionary.forEach(stream::setItem);
    stream.setKey(dictionary.getKey());
    return stream;
  }

  private void countObjects(COSStream table) throws IOException {
    COSArray widths = table.getCOSArray(COSName.W);
    if (widths == null || sum(widths, 1) < 1) {
      throw new IOException("a cross-reference stream without entries");
    }
    COSArray index = table.getCOSArray(COSName.INDEX);
    objects += index == null ? table.getLong(COSName.SIZE, 0) : sum(index, 2);
    if (objects < 0 || objects > MOST_OBJECTS) {
      throw new Refusal("it claims to have more than " + MOST_OBJECTS + " objects");
    }
  }

  /** The sum of all numbers, or of every second one. */
  private static long sum(COSArray numbers, int step) throws IOException {
    long sum = 0;
    for (int i = step - 1; i < numbers.size(); i += step) {
      COSBase number = numbers.getObject(i);
      long value = number instanceof COSNumber n ? n.longValue() : -1;
      if (value < 0 || value > Integer.MAX_VALUE) {
        throw new IOException("no number of objects");
      }
      sum += value;
    }
    return sum;
  }

  /** A stream that the parser unpacks within bounds. */
  private final class BoundedStream extends COSStream {

    BoundedStream(RandomAccessReadView view) throws IOException {
      super(decrypted, view);
    }

    @Override
    public RandomAccessRead createView() throws IOException {
      if (COSName.XREF.equals(getCOSName(COSName.TYPE)) || containsKey(COSName.W)) {
        countObjects(this);
      }
      List<COSName> names = PdfFilters.of(this);
      try (var raw = createRawInputStream()) {
        return new RandomAccessReadBuffer(filters.undo(this, raw, names.size(), MOST_OF_OBJECTS));
      }
    }

    @Override
    public COSInputStream createInputStream(DecodeOptions options) throws IOException {
      throw new IOException("nothing but object streams is unpacked by the parser");
    }
  }

  /** Memory for streams that had to be decrypted. */
  private record BoundedCache(Unpacking unpacking) implements RandomAccessStreamCache {

    @Override
    public RandomAccess createBuffer() {
      int most = unpacking.limits().maxItemBytes();
      return new RandomAccessReadWriteBuffer() {
        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          unpacking.check();
          if (length() + length > most) {
            throw new Refusal("one of its encrypted streams is too large");
          }
          super.write(bytes, offset, length);
        }
      };
    }

    @Override
    public void close() {
      // Buffers are closed with their streams.
    }
  }
}
