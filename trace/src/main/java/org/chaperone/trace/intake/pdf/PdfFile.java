package org.chaperone.trace.intake.pdf;

import java.io.IOException;
import java.util.Collection;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdfparser.BruteForceParser;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.chaperone.trace.intake.unpack.Unpacking;

/** Opens a PDF file as far as its objects; pages are never interpreted. */
final class PdfFile extends PDFParser {

  PdfFile(RandomAccessRead source, Unpacking unpacking) throws IOException {
    super(source, "", null, null, null);
    document = new BoundedDocument(this, unpacking);
  }

  COSDocument document() {
    return document;
  }

  /** Reads the table of objects and the catalogue; objects themselves are read when asked for. */
  void open() throws IOException {
    setLenient(true);
    parsePDFHeader();
    initialParse();
  }

  /** Every object that the file has, by number; found by search where the table is lost. */
  Collection<COSObjectKey> objects() throws IOException {
    var keys = new TreeSet<COSObjectKey>(document.getXrefTable().keySet());
    if (!initialParseDone) {
      keys.addAll(new Search(source, document).found());
    }
    return keys;
  }

  private static final class Search extends BruteForceParser {
    Search(RandomAccessRead source, COSDocument document) throws IOException {
      super(source, document);
    }

    Collection<COSObjectKey> found() throws IOException {
      return getBFCOSObjectOffsets().keySet();
    }
  }
}
