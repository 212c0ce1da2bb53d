package org.chaperone.trace.intake.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/**
 * The colour space of a picture, as far as matching needs it (ISO 32000-2, 8.6): profiles and
 * calibrations are left out, spot colours become grey.
 *
 * @param components samples a pixel
 * @param palette blue, green and red of each index; none when samples are not indices
 */
record PdfColours(Model model, int components, byte @Nullable [] palette) {

  private static final int DEEPEST = 8;
  private static final int MOST_COMPONENTS = 32;
  private static final int MOST_OF_PALETTE = 256 * MOST_COMPONENTS;

  /** What the samples of a pixel mean. */
  enum Model {
    /** More is lighter; all but the first sample are left out. */
    GREY,
    RGB,
    CMYK,
    /** More is darker, whatever the colour of the ink. */
    INKS,
    INDEXED
  }

  static PdfColours of(
      @Nullable COSBase space, @Nullable COSDictionary resources, PdfFilters filters)
      throws IOException {
    return of(space, resources, filters, 0);
  }

  private static PdfColours of(
      @Nullable COSBase space, @Nullable COSDictionary resources, PdfFilters filters, int depth)
      throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("colour spaces inside each other");
    }
    if (space instanceof COSName name) {
      return switch (name.getName()) {
        case "DeviceGray", "G", "CalGray" -> new PdfColours(Model.GREY, 1, null);
        case "DeviceRGB", "RGB", "CalRGB" -> new PdfColours(Model.RGB, 3, null);
        case "DeviceCMYK", "CMYK" -> new PdfColours(Model.CMYK, 4, null);
        default -> of(named(name, resources), resources, filters, depth + 1);
      };
    }
    if (!(space instanceof COSArray array) || !(array.getObject(0) instanceof COSName family)) {
      throw new IOException("no colour space");
    }
    return switch (family.getName()) {
      case "ICCBased" -> ofProfile(array, resources, filters, depth);
      case "Lab" -> new PdfColours(Model.GREY, 3, null);
      case "Indexed", "I" -> indexed(array, resources, filters, depth);
      case "Separation" -> new PdfColours(Model.INKS, 1, null);
      case "DeviceN" -> inks(array);
      default -> of(family, resources, filters, depth + 1);
    };
  }

  private static @Nullable COSBase named(COSName name, @Nullable COSDictionary resources) {
    COSDictionary spaces =
        resources == null ? null : resources.getCOSDictionary(COSName.COLORSPACE);
    return spaces == null ? null : spaces.getDictionaryObject(name);
  }

  private static PdfColours ofProfile(
      COSArray array, @Nullable COSDictionary resources, PdfFilters filters, int depth)
      throws IOException {
    if (!(array.getObject(1) instanceof COSStream profile)) {
      throw new IOException("no colour profile");
    }
    return switch (profile.getInt(COSName.N)) {
      case 1 -> new PdfColours(Model.GREY, 1, null);
      case 3 -> new PdfColours(Model.RGB, 3, null);
      case 4 -> new PdfColours(Model.CMYK, 4, null);
      default -> of(profile.getDictionaryObject(COSName.ALTERNATE), resources, filters, depth + 1);
    };
  }

  private static PdfColours inks(COSArray array) throws IOException {
    int inks = array.getObject(1) instanceof COSArray names ? names.size() : 0;
    if (inks < 1 || inks > MOST_COMPONENTS) {
      throw new IOException("no inks");
    }
    return new PdfColours(Model.INKS, inks, null);
  }

  private static PdfColours indexed(
      COSArray array, @Nullable COSDictionary resources, PdfFilters filters, int depth)
      throws IOException {
    PdfColours base = of(array.getObject(1), resources, filters, depth + 1);
    if (base.model == Model.INDEXED) {
      throw new IOException("an index into an index");
    }
    byte[] table = table(array.getObject(3), filters);
    int colours = Math.min(256, table.length / base.components);
    var palette = new byte[3 * colours];
    var samples = new int[base.components];
    for (int i = 0; i < colours; i++) {
      for (int c = 0; c < samples.length; c++) {
        samples[c] = table[i * samples.length + c] & 0xFF;
      }
      base.toBgr(samples, palette, 3 * i);
    }
    return new PdfColours(Model.INDEXED, 1, palette);
  }

  private static byte[] table(@Nullable COSBase lookup, PdfFilters filters) throws IOException {
    if (lookup instanceof COSString string) {
      return string.getBytes();
    }
    if (lookup instanceof COSStream stream) {
      try (InputStream raw = stream.createRawInputStream()) {
        byte[] encoded = raw.readNBytes(MOST_OF_PALETTE);
        int count = PdfFilters.of(stream).size();
        return filters.undo(stream, new ByteArrayInputStream(encoded), count, MOST_OF_PALETTE);
      }
    }
    throw new IOException("no palette");
  }

  /**
   * Writes the colour of one pixel.
   *
   * @param samples 0 to 255 each; an index as it is
   */
  void toBgr(int[] samples, byte[] into, int at) {
    switch (model) {
      case GREY -> put(into, at, samples[0], samples[0], samples[0]);
      case RGB -> put(into, at, samples[2], samples[1], samples[0]);
      case CMYK -> {
        int white = 255 - samples[3];
        put(
            into,
            at,
            (255 - samples[2]) * white / 255,
            (255 - samples[1]) * white / 255,
            (255 - samples[0]) * white / 255);
      }
      case INKS -> {
        int light = 255;
        for (int ink : samples) {
          light = light * (255 - ink) / 255;
        }
        put(into, at, light, light, light);
      }
      case INDEXED -> {
        byte[] colours = palette == null ? new byte[0] : palette;
        int from = 3 * samples[0];
        if (from + 3 <= colours.length) {
          System.arraycopy(colours, from, into, at, 3);
        }
      }
    }
  }

  private static void put(byte[] into, int at, int blue, int green, int red) {
    into[at] = (byte) blue;
    into[at + 1] = (byte) green;
    into[at + 2] = (byte) red;
  }
}
