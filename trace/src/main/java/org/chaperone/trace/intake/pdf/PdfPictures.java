package org.chaperone.trace.intake.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.chaperone.trace.intake.unpack.Entries;
import org.chaperone.trace.intake.unpack.Refusal;
import org.chaperone.trace.intake.unpack.Unpacking;
import org.chaperone.trace.intake.unpack.UnpackingStopped;
import org.jspecify.annotations.Nullable;

/**
 * Finds the pictures of one PDF file: first page by page, then those that no page names, such as
 * pictures deleted from the pages but not from the file.
 */
final class PdfPictures {

  private static final int DEEPEST = 64;
  private static final int MOST_OF_CONTENTS = 64 << 20;
  private static final COSName EMBEDDED_FILE = COSName.getPDFName("EmbeddedFile");

  private final PdfFile file;
  private final Unpacking unpacking;
  private final Entries entries;
  private final PdfFilters filters;
  private final PdfRaster raster;
  private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private int pages;

  PdfPictures(PdfFile file, Unpacking unpacking, Entries entries) {
    this.file = file;
    this.unpacking = unpacking;
    this.entries = entries;
    this.filters = new PdfFilters(unpacking);
    this.raster = new PdfRaster(filters, unpacking.limits().maxItemBytes());
  }

  void read() throws IOException {
    attempt(this::readPages);
    readRest(file.objects());
  }

  private void readPages() throws IOException {
    COSDictionary trailer = file.document().getTrailer();
    COSDictionary catalog = trailer == null ? null : trailer.getCOSDictionary(COSName.ROOT);
    COSDictionary root = catalog == null ? null : catalog.getCOSDictionary(COSName.PAGES);
    if (root != null) {
      readPages(root, null, 0);
    }
  }

  private void readPages(COSDictionary node, @Nullable COSDictionary inherited, int depth) {
    if (depth > DEEPEST || !seen.add(node)) {
      return;
    }
    COSDictionary own = node.getCOSDictionary(COSName.RESOURCES);
    COSDictionary resources = own == null ? inherited : own;
    COSArray kids = node.getCOSArray(COSName.KIDS);
    if (kids == null) {
      pages++;
      attempt(() -> readPage(node, resources));
      return;
    }
    for (int i = 0; i < kids.size(); i++) {
      unpacking.check();
      if (kids.getObject(i) instanceof COSDictionary kid) {
        attempt(() -> readPages(kid, resources, depth + 1));
      }
    }
  }

  private void readPage(COSDictionary page, @Nullable COSDictionary resources) throws IOException {
    var place = new Place("page-" + pages);
    readResources(resources, place, 0);
    COSBase contents = page.getDictionaryObject(COSName.CONTENTS);
    readInline(contents, resources, place);
  }

  private void readResources(@Nullable COSDictionary resources, Place place, int depth) {
    if (resources == null || depth > DEEPEST || !seen.add(resources)) {
      return;
    }
    for (COSName kind : List.of(COSName.XOBJECT, COSName.PATTERN)) {
      COSDictionary named = resources.getCOSDictionary(kind);
      if (named == null) {
        continue;
      }
      for (COSName name : List.copyOf(named.keySet())) {
        unpacking.check();
        if (named.getDictionaryObject(name) instanceof COSStream stream) {
          attempt(() -> readNamed(stream, resources, place, depth));
        }
      }
    }
  }

  private void readNamed(COSStream stream, COSDictionary resources, Place place, int depth)
      throws IOException {
    if (isPicture(stream)) {
      readPicture(stream, resources, place);
    } else if (seen.add(stream)) {
      COSDictionary own = stream.getCOSDictionary(COSName.RESOURCES);
      readResources(own, place, depth + 1);
      readInline(stream, own == null ? resources : own, place);
    }
  }

  private static boolean isPicture(COSStream stream) {
    List<COSName> names = PdfFilters.of(stream);
    return COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))
        || PdfFilters.firstPicture(names) < names.size();
  }

  private void readPicture(COSStream stream, @Nullable COSDictionary resources, Place place)
      throws IOException {
    if (!seen.add(stream) || stream.getBoolean(COSName.IMAGE_MASK, false)) {
      return;
    }
    masksOf(stream).forEach(seen::add);
    try (InputStream raw = stream.createRawInputStream()) {
      hand(stream, raw, resources, place);
    } finally {
      // Gives back what it was decrypted to.
      stream.close();
    }
  }

  /** Masks are grey pictures of where another picture is transparent. */
  private static List<COSStream> masksOf(COSStream picture) {
    var masks = new ArrayList<COSStream>();
    for (COSName name : List.of(COSName.SMASK, COSName.MASK)) {
      if (picture.getDictionaryObject(name) instanceof COSStream mask) {
        masks.add(mask);
      }
    }
    return masks;
  }

  private void hand(
      COSDictionary picture, InputStream raw, @Nullable COSDictionary resources, Place place)
      throws IOException {
    List<COSName> names = PdfFilters.of(picture);
    int count = PdfFilters.firstPicture(names);
    String made = count < names.size() ? names.get(count).getName() : "";
    String extension =
        switch (made) {
          case "" -> ".png";
          case "JPXDecode" -> ".jp2";
          case "JBIG2Decode" -> ".jbig2";
          default -> ".jpg";
        };
    String name = place.next("image") + extension;
    byte[] bytes;
    try {
      if (made.equals("JBIG2Decode")) {
        throw new Refusal("it is a black-and-white scan (JBIG2), which Chaperone does not open");
      }
      bytes =
          made.isEmpty()
              ? raster.png(picture, raw, resources)
              : filters.undo(picture, raw, count, unpacking.limits().maxItemBytes());
    } catch (Refusal e) {
      entries.addUnreadable(name, e.reason());
      return;
    } catch (IOException e) {
      entries.addUnreadable(name, "its data is damaged");
      return;
    }
    entries.add(name, new ByteArrayInputStream(bytes));
  }

  private void readInline(
      @Nullable COSBase contents, @Nullable COSDictionary resources, Place place)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    if (contents instanceof COSStream stream) {
      unfilter(stream, bytes);
    } else if (contents instanceof COSArray parts) {
      for (int i = 0; i < parts.size(); i++) {
        if (parts.getObject(i) instanceof COSStream part) {
          unfilter(part, bytes);
          bytes.write('\n');
        }
      }
    }
    var inline = new InlinePictures(bytes.toByteArray(), unpacking);
    for (var picture = inline.next(); picture != null; picture = inline.next()) {
      hand(picture.parameters(), new ByteArrayInputStream(picture.data()), resources, place);
    }
  }

  private void unfilter(COSStream stream, ByteArrayOutputStream into) throws IOException {
    int count = PdfFilters.of(stream).size();
    try (InputStream raw = stream.createRawInputStream()) {
      filters.undo(stream, raw, count, MOST_OF_CONTENTS - into.size(), into);
    }
  }

  private void readRest(Iterable<COSObjectKey> keys) {
    var pictures = new ArrayList<COSStream>();
    var place = new Place("other");
    for (COSObjectKey key : keys) {
      unpacking.check();
      attempt(() -> lookAt(file.document().getObjectFromPool(key), pictures));
    }
    for (COSStream picture : pictures) {
      attempt(() -> readPicture(picture, null, place));
    }
  }

  private void lookAt(COSObject object, List<COSStream> pictures) throws IOException {
    if (object.getObject() instanceof COSDictionary found) {
      if (found instanceof COSStream stream && isPicture(stream)) {
        pictures.add(stream);
        masksOf(stream).forEach(seen::add);
      } else if (found instanceof COSStream stream
          && EMBEDDED_FILE.equals(stream.getCOSName(COSName.TYPE))) {
        readAttachment(stream, "file-" + object.getKey().getNumber());
      } else if (found.getCOSDictionary(COSName.EF) != null) {
        readAttachment(found);
      }
    }
  }

  /** A file specification with a file in it (ISO 32000-2, 7.11.4). */
  private void readAttachment(COSDictionary specification) throws IOException {
    COSDictionary embedded = specification.getCOSDictionary(COSName.EF);
    for (COSName key : List.of(COSName.UF, COSName.F)) {
      if (embedded != null && embedded.getDictionaryObject(key) instanceof COSStream stream) {
        String name = specification.getString(COSName.UF, specification.getString(COSName.F));
        readAttachment(stream, name == null ? "unnamed" : name);
      }
    }
  }

  private void readAttachment(COSStream stream, String name) throws IOException {
    if (!seen.add(stream)) {
      return;
    }
    byte[] bytes;
    try (InputStream raw = stream.createRawInputStream()) {
      int count = PdfFilters.of(stream).size();
      bytes = filters.undo(stream, raw, count, unpacking.limits().maxItemBytes());
    } catch (Refusal e) {
      entries.addUnreadable("attachments/" + name, e.reason());
      return;
    }
    entries.add("attachments/" + name, new ByteArrayInputStream(bytes));
  }

  /** A part of the work whose failure does not concern the rest. */
  private interface Part {
    void run() throws IOException;
  }

  private void attempt(Part part) {
    try {
      part.run();
    } catch (UnpackingStopped e) {
      throw e;
    } catch (Refusal e) {
      entries.missing(e.reason());
    } catch (IOException | RuntimeException | StackOverflowError e) {
      unpacking.check();
      entries.missing("the PDF file is damaged; some of it could not be read");
    }
  }

  /** Where pictures are found, and how many so far. */
  private static final class Place {
    private final String name;
    private int count;

    Place(String name) {
      this.name = name;
    }

    String next(String what) {
      count++;
      return name + "/" + what + "-" + count;
    }
  }
}
