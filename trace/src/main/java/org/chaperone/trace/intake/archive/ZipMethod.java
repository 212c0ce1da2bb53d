package org.chaperone.trace.intake.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.chaperone.trace.intake.unpack.Refusal;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/** How entries of a zip archive are packed (PKWARE APPNOTE.TXT 4.4.5). */
final class ZipMethod {

  static final int STORED = 0;
  static final int DEFLATED = 8;
  private static final int DEFLATED64 = 9;
  private static final int BZIP2 = 12;
  private static final int LZMA = 14;
  private static final int XZ = 95;

  private ZipMethod() {}

  /**
   * The bytes of an entry, unpacked.
   *
   * @throws Refusal when the method is not known
   */
  static InputStream unpacked(InputStream packed, ZipRecord record) throws IOException {
    return switch (record.method()) {
      case STORED -> packed;
      case DEFLATED -> new Inflating(packed);
      case DEFLATED64 -> new Deflate64CompressorInputStream(packed);
      case BZIP2 -> new BZip2CompressorInputStream(packed);
      case LZMA -> lzma(packed, record);
      case XZ -> new XZInputStream(packed, DecoderMemory.KIB);
      default ->
          throw new Refusal(
              "it is packed by a method (" + record.method() + ") that Chaperone does not know");
    };
  }

  /** A short header, then raw LZMA (APPNOTE.TXT 5.8.8); bit 1: the end is marked. */
  private static InputStream lzma(InputStream packed, ZipRecord record) throws IOException {
    byte[] header = packed.readNBytes(9);
    if (header.length < 9) {
      throw new IOException("the LZMA header is cut off");
    }
    int dictionary =
        (header[5] & 0xFF)
            | (header[6] & 0xFF) << 8
            | (header[7] & 0xFF) << 16
            | (header[8] & 0xFF) << 24;
    DecoderMemory.check(LZMAInputStream.getMemoryUsage(dictionary, header[4]));
    boolean endIsMarked = (record.flags() & 2) != 0;
    return new LZMAInputStream(packed, endIsMarked ? -1 : record.unpacked(), header[4], dictionary);
  }

  /** Gives the inflater's memory back when it is closed. */
  static final class Inflating extends InflaterInputStream {
    Inflating(InputStream packed) {
      super(packed, new Inflater(true), 1 << 14);
    }

    /** How many packed bytes were needed so far. */
    long packedBytes() {
      return inf.getBytesRead();
    }

    @Override
    public void close() throws IOException {
      inf.end();
      super.close();
    }
  }
}
