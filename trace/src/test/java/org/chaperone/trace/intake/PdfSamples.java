package org.chaperone.trace.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Small PDF files, made here. */
public final class PdfSamples {

  private PdfSamples() {}

  /** One page with each JPEG. */
  public static byte[] ofJpegs(List<byte[]> jpegs) throws IOException {
    try (var document = new PDDocument()) {
      for (byte[] jpeg : jpegs) {
        draw(document, JPEGFactory.createFromByteArray(document, jpeg));
      }
      return saved(document);
    }
  }

  /** One page with one picture kept without loss. */
  public static byte[] ofSamples(java.awt.image.BufferedImage image) throws IOException {
    try (var document = new PDDocument()) {
      draw(document, LosslessFactory.createFromImage(document, image));
      return saved(document);
    }
  }

  /** A page whose picture lies in a form that lies in a form. */
  public static byte[] ofNestedForms(byte[] jpeg) throws IOException {
    try (var document = new PDDocument()) {
      var inner = form(document);
      inner.getResources().add(JPEGFactory.createFromByteArray(document, jpeg));
      var outer = form(document);
      outer.getResources().add(inner);
      var page = new PDPage();
      page.setResources(new PDResources());
      page.getResources().add(outer);
      document.addPage(page);
      return saved(document);
    }
  }

  private static PDFormXObject form(PDDocument document) {
    var form = new PDFormXObject(document);
    form.setBBox(new PDRectangle(10, 10));
    form.setResources(new PDResources());
    return form;
  }

  /** As {@link #ofJpegs}; opening it takes a password unless that is empty. */
  public static byte[] encrypted(byte[] jpeg, String password) throws IOException {
    try (var document = new PDDocument()) {
      draw(document, JPEGFactory.createFromByteArray(document, jpeg));
      var policy = new StandardProtectionPolicy("owner", password, new AccessPermission());
      policy.setEncryptionKeyLength(128);
      policy.setPreferAES(true);
      document.protect(policy);
      return saved(document);
    }
  }

  /** With object streams, as most programs write them today. */
  private static byte[] saved(PDDocument document) throws IOException {
    var bytes = new ByteArrayOutputStream();
    document.save(bytes, CompressParameters.DEFAULT_COMPRESSION);
    return bytes.toByteArray();
  }

  private static void draw(PDDocument document, PDImageXObject image) throws IOException {
    var page = new PDPage();
    document.addPage(page);
    try (var contents = new PDPageContentStream(document, page)) {
      contents.drawImage(image, 20, 20);
    }
  }

  /**
   * A file of these objects as they are written here, from number 1; the first is the catalogue.
   */
  public static byte[] written(String... objects) {
    var file = new StringBuilder("%PDF-1.7\n");
    var table = new StringBuilder();
    for (int i = 0; i < objects.length; i++) {
      table.append(String.format("%010d 00000 n \n", file.length()));
      file.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
    }
    int start = file.length();
    int size = objects.length + 1;
    file.append("xref\n0 ").append(size).append("\n0000000000 65535 f \n").append(table);
    file.append("trailer\n<</Size ").append(size).append("/Root 1 0 R>>\nstartxref\n");
    return latin(file.append(start).append("\n%%EOF\n").toString());
  }

  /** A page with these resources and contents: objects 1 to 4, to be followed by others. */
  public static String[] page(String resources, String contents, String... others) {
    var objects = new String[4 + others.length];
    objects[0] = "<</Type/Catalog/Pages 2 0 R>>";
    objects[1] = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
    objects[2] = "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<" + resources + ">>>>";
    objects[3] = stream("", latin(contents));
    System.arraycopy(others, 0, objects, 4, others.length);
    return objects;
  }

  public static String stream(String dictionary, byte[] bytes) {
    return "<</Length "
        + bytes.length
        + dictionary
        + ">>\nstream\n"
        + new String(bytes, StandardCharsets.ISO_8859_1)
        + "\nendstream";
  }

  public static byte[] flate(byte[] plain) throws IOException {
    return Samples.packed(plain, DeflaterOutputStream::new);
  }

  public static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
