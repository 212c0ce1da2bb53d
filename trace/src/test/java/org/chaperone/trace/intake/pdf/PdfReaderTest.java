package org.chaperone.trace.intake.pdf;

import static org.chaperone.trace.intake.LeakReading.read;
import static org.chaperone.trace.intake.LeakReading.readSmall;
import static org.chaperone.trace.intake.PdfSamples.flate;
import static org.chaperone.trace.intake.PdfSamples.page;
import static org.chaperone.trace.intake.PdfSamples.stream;
import static org.chaperone.trace.intake.PdfSamples.written;
import static org.chaperone.trace.intake.Samples.entries;
import static org.chaperone.trace.intake.Samples.jpeg;
import static org.chaperone.trace.intake.Samples.zip;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.chaperone.trace.intake.IntakeLimits;
import org.chaperone.trace.intake.LeakItem;
import org.chaperone.trace.intake.LeakReading;
import org.chaperone.trace.intake.PdfSamples;
import org.chaperone.trace.intake.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PdfReaderTest {

  private static final String DEVICE_RGB =
      "/Type/XObject/Subtype/Image/BitsPerComponent 8/ColorSpace/DeviceRGB";

  private static List<LeakItem> items(byte[] pdf) throws Exception {
    return LeakReading.items(IntakeLimits.defaults(), "a.pdf", pdf);
  }

  private static byte[] picture(byte[] pdf) throws Exception {
    List<LeakItem> items = items(pdf);
    assertEquals(1, items.size(), () -> LeakReading.inShort(items).toString());
    return ((LeakItem.PictureBytes) items.getFirst()).bytes();
  }

  private static BufferedImage decoded(byte[] pdf) throws Exception {
    return ImageIO.read(new ByteArrayInputStream(picture(pdf)));
  }

  /** A page that shows one picture, with this dictionary and data. */
  private static byte[] showing(String dictionary, byte[] data, String... others) {
    var objects = new ArrayList<String>();
    objects.add(stream("/Type/XObject/Subtype/Image" + dictionary, data));
    objects.addAll(Arrays.asList(others));
    return written(page("/XObject<</I 5 0 R>>", "/I Do", objects.toArray(new String[0])));
  }

  @Test
  void handsOverJpegsByteForByte() throws Exception {
    assertArrayEquals(jpeg(1), picture(PdfSamples.ofJpegs(List.of(jpeg(1)))));
    assertArrayEquals(jpeg(2), picture(showing("/Filter[/FlateDecode/DCTDecode]", flate(jpeg(2)))));
  }

  @Test
  void countsPagesAndPictures() throws Exception {
    assertEquals(
        List.of("picture a.pdf!/page-1/image-1.jpg", "picture a.pdf!/page-2/image-1.jpg"),
        read("a.pdf", PdfSamples.ofJpegs(List.of(jpeg(1), jpeg(2)))));
  }

  @Test
  void findsPicturesInFormsInsideForms() throws Exception {
    assertEquals(
        List.of("picture a.pdf!/page-1/image-1.jpg"),
        read("a.pdf", PdfSamples.ofNestedForms(jpeg(1))));
  }

  @Test
  void findsPicturesThatNoPageShows() throws Exception {
    byte[] pdf = written(page("", "", stream("/Subtype/Image/Filter/DCTDecode", jpeg(1))));
    assertEquals(List.of("picture a.pdf!/other/image-1.jpg"), read("a.pdf", pdf));
  }

  @Test
  void decodesPicturesKeptWithoutLoss() throws Exception {
    BufferedImage image = Samples.image(5);
    BufferedImage found = decoded(PdfSamples.ofSamples(image));
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        assertEquals(image.getRGB(x, y), found.getRGB(x, y) | 0xFF000000);
      }
    }
  }

  @Test
  void decodesEveryDepthAndColourSpace() throws Exception {
    assertEquals(
        0xFFFF0000,
        decoded(
                showing(
                    "/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceCMYK",
                    new byte[] {0, -1, -1, 0}))
            .getRGB(0, 0));
    // Two bits a sample: 0, 1, 2, 3.
    var grey =
        decoded(
            showing(
                "/Width 4/Height 1/BitsPerComponent 2/ColorSpace/DeviceGray",
                new byte[] {0b00_01_10_11}));
    assertEquals(0, grey.getRGB(0, 0) & 0xFF);
    assertEquals(0x55, grey.getRaster().getSample(1, 0, 0));
    assertEquals(255, grey.getRGB(3, 0) & 0xFF);
    var inverted =
        decoded(
            showing(
                "/Width 8/Height 1/BitsPerComponent 1/ColorSpace/DeviceGray/Decode[1 0]",
                new byte[] {(byte) 0b10000000}));
    assertEquals(0, inverted.getRGB(0, 0) & 0xFF);
    assertEquals(255, inverted.getRGB(1, 0) & 0xFF);
    var indexed =
        decoded(
            showing(
                "/Width 2/Height 1/BitsPerComponent 8"
                    + "/ColorSpace[/Indexed/DeviceRGB 1<0000000010FF>]",
                new byte[] {0, 1}));
    assertEquals(0xFF0010FF, indexed.getRGB(1, 0));
    var ink =
        decoded(
            showing(
                "/Width 2/Height 1/BitsPerComponent 16"
                    + "/ColorSpace[/Separation/Black/DeviceGray 9 0 R]",
                new byte[] {0, 0, -1, -1}));
    assertEquals(0xFFFFFFFF, ink.getRGB(0, 0));
    assertEquals(0xFF000000, ink.getRGB(1, 0));
  }

  @Test
  void findsPicturesInThePageItself() throws Exception {
    String raw = new String(new byte[] {1, 2, 3, 4, 5, 6}, StandardCharsets.ISO_8859_1);
    String contents = "q BI /W 2 /H 1 /BPC 8 /CS /RGB ID " + raw + "\nEI Q\n";
    assertEquals(0x010203, decoded(written(page("", contents))).getRGB(0, 0) & 0xFFFFFF);
  }

  @Test
  void givesTheRowsThatAreThere() throws Exception {
    byte[] rows = new byte[3 * 4 * 2 + 5];
    assertEquals(
        2,
        decoded(showing("/Width 4/Height 9/BitsPerComponent 8/ColorSpace/DeviceRGB", rows))
            .getHeight());
  }

  @Test
  void readsFilesThatOnlyRestrictTheirUse() throws Exception {
    assertArrayEquals(jpeg(1), picture(PdfSamples.encrypted(jpeg(1), "")));
  }

  @Test
  void saysThatAFileIsEncrypted() throws Exception {
    assertEquals(
        List.of(
            "unreadable a.pdf: it is encrypted; open it with its password, save a copy without one"
                + " and trace that"),
        read("a.pdf", PdfSamples.encrypted(jpeg(1), "secret")));
  }

  @Test
  void opensAttachedFiles() throws Exception {
    byte[] zip = zip(entries("b.jpg", jpeg(1)));
    byte[] pdf =
        written(
            page(
                "",
                "",
                "<</Type/Filespec/F(c.zip)/EF<</F 6 0 R>>>>",
                stream("/Type/EmbeddedFile", zip)));
    assertEquals(List.of("picture a.pdf!/attachments/c.zip!/b.jpg"), read("a.pdf", pdf));
  }

  @Test
  void refusesPicturesThatAreTooLargeAndReadsTheRest() throws Exception {
    byte[] pdf =
        showing(
            "/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceRGB",
            new byte[10],
            stream("/Subtype/Image/Filter/DCTDecode", jpeg(1)));
    assertEquals(
        List.of(
            "unreadable a.pdf!/page-1/image-1.png: it has 60000 × 60000 pixels, more than are"
                + " allowed",
            "picture a.pdf!/other/image-1.jpg"),
        read("a.pdf", pdf));
  }

  @Test
  void refusesFiltersThatUnpackTooFar() throws Exception {
    byte[] bomb = flate(flate(new byte[64 << 20]));
    byte[] pdf = showing("/Filter[/FlateDecode/FlateDecode/DCTDecode]", bomb);
    var found = readSmall("a.pdf", pdf);
    assertEquals(1, found.size(), found.toString());
    assertTrue(found.getFirst().contains("image-1.jpg: its data unpacks to more than is allowed"));
  }

  @Test
  void refusesObjectStreamsThatUnpackTooFar() throws Exception {
    byte[] bomb = flate(new byte[64 << 20]);
    String[] objects =
        page(
            "",
            "",
            stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", bomb),
            stream("/Subtype/Image/Filter/DCTDecode", jpeg(1)));
    // Object 1 is lost, so that the parser searches all object streams.
    objects[0] = "null";
    var found = readSmall("a.pdf", written(objects));
    assertTrue(found.contains("picture a.pdf!/other/image-1.jpg"), found.toString());
    assertTrue(found.getLast().startsWith("unreadable a.pdf: "), found.toString());
  }

  @Test
  void refusesTablesOfBillionsOfObjects() throws Exception {
    String table = stream("/Type/XRef/Size 2000000000/W[0 0 0]/Root 1 0 R", new byte[] {1, 2, 3});
    String pdf = "%PDF-1.7\n1 0 obj\n" + table + "\nendobj\nstartxref\n9\n%%EOF\n";
    var found = readSmall("a.pdf", PdfSamples.latin(pdf));
    assertTrue(found.getLast().startsWith("unreadable a.pdf: "), found.toString());
    table = stream("/Type/XRef/Size 2000000000/W[1 1 1]/Root 1 0 R", new byte[] {1, 2, 3});
    pdf = "%PDF-1.7\n1 0 obj\n" + table + "\nendobj\nstartxref\n9\n%%EOF\n";
    found = readSmall("a.pdf", PdfSamples.latin(pdf));
    assertTrue(found.getLast().contains("more than 8388607 objects"), found.toString());
  }

  @Test
  void endsWherePagesAndFormsHoldThemselves() throws Exception {
    String[] objects =
        page(
            "/XObject<</F 5 0 R/I 6 0 R>>",
            "",
            stream("/Subtype/Form/Resources<</XObject<</F 5 0 R>>>>", new byte[0]),
            stream("/Subtype/Image/Filter/DCTDecode", jpeg(1)));
    objects[1] = "<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 3>>";
    assertEquals(List.of("picture a.pdf!/page-1/image-1.jpg"), read("a.pdf", written(objects)));
  }

  @Test
  void showsEachPictureOnceHoweverOftenItIsUsed() throws Exception {
    byte[] pdf =
        written(
            page(
                "/XObject<</A 5 0 R/B 5 0 R>>",
                "/A Do /B Do",
                stream(DEVICE_RGB + "/Width 1/Height 1/SMask 6 0 R", new byte[3]),
                stream(
                    "/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray",
                    new byte[1])));
    assertEquals(List.of("picture a.pdf!/page-1/image-1.png"), read("a.pdf", pdf));
  }
}
