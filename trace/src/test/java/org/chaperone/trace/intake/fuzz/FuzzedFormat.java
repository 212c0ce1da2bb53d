package org.chaperone.trace.intake.fuzz;

import static org.chaperone.trace.intake.Samples.bzip2;
import static org.chaperone.trace.intake.Samples.docx;
import static org.chaperone.trace.intake.Samples.entries;
import static org.chaperone.trace.intake.Samples.gzip;
import static org.chaperone.trace.intake.Samples.jpeg;
import static org.chaperone.trace.intake.Samples.mail;
import static org.chaperone.trace.intake.Samples.mbox;
import static org.chaperone.trace.intake.Samples.png;
import static org.chaperone.trace.intake.Samples.sevenZip;
import static org.chaperone.trace.intake.Samples.storedZip;
import static org.chaperone.trace.intake.Samples.tar;
import static org.chaperone.trace.intake.Samples.text;
import static org.chaperone.trace.intake.Samples.xz;
import static org.chaperone.trace.intake.Samples.zip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.chaperone.trace.intake.PdfSamples;
import org.chaperone.trace.intake.Samples;

/**
 * A parser of leaked material: what its fuzzing starts from, and what keeps mutated bytes on their
 * way into it.
 */
enum FuzzedFormat {
  ZIP {
    @Override
    List<byte[]> seeds() throws Exception {
      return List.of(zip(TWO), storedZip(TWO));
    }

    @Override
    byte[] repaired(byte[] bytes) {
      return beginning(bytes, "PK\3\4");
    }
  },
  SEVEN_ZIP {
    @Override
    List<byte[]> seeds() throws Exception {
      return List.of(sevenZip(TWO), sevenZip(entries("e", new byte[0])));
    }

    // Both headers carry checksums, which no mutation hits.
    @Override
    byte[] repaired(byte[] bytes) {
      byte[] fixed =
          beginning(Arrays.copyOf(bytes, Math.max(32, bytes.length)), "7z\u00bc\u00af'\u001c");
      var buffer = ByteBuffer.wrap(fixed).order(ByteOrder.LITTLE_ENDIAN);
      long start = 32 + buffer.getLong(12);
      long length = buffer.getLong(20);
      if (start >= 32 && length >= 0 && length <= fixed.length && start <= fixed.length - length) {
        buffer.putInt(28, crc(fixed, (int) start, (int) length));
      }
      buffer.putInt(8, crc(fixed, 12, 20));
      return fixed;
    }
  },
  TAR {
    @Override
    List<byte[]> seeds() throws Exception {
      return List.of(tar(TWO), tar(entries("n".repeat(150), jpeg(1))));
    }

    @Override
    byte[] repaired(byte[] bytes) {
      byte[] fixed = bytes.clone();
      for (int header = 0; header + 512 <= fixed.length; header += 512) {
        if (fixed[header + 257] == 'u') {
          sum(fixed, header);
        }
      }
      return fixed;
    }
  },
  PACKED {
    @Override
    List<byte[]> seeds() throws Exception {
      return List.of(gzip(tar(TWO)), gzip(png(1)), bzip2(png(1)), xz(png(1)));
    }
  },
  PDF {
    @Override
    List<byte[]> seeds() throws Exception {
      String picture =
          PdfSamples.stream(
              "/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceRGB"
                  + "/Filter/FlateDecode",
              PdfSamples.flate(new byte[12]));
      String inline = "BI /W 2 /H 1 /BPC 8 /CS /RGB ID abcdef\nEI Q\n";
      return List.of(
          PdfSamples.ofJpegs(List.of(jpeg(1))),
          PdfSamples.ofNestedForms(jpeg(1)),
          PdfSamples.encrypted(jpeg(1), ""),
          PdfSamples.written(PdfSamples.page("/XObject<</I 5 0 R>>", inline, picture)));
    }

    @Override
    byte[] repaired(byte[] bytes) {
      return beginning(bytes, "%PDF-");
    }
  },
  OFFICE {
    @Override
    List<byte[]> seeds() throws Exception {
      return List.of(docx(entries("media/image1.png", png(1), "embeddings/a.docx", docx(TWO))));
    }

    @Override
    byte[] repaired(byte[] bytes) {
      return beginning(bytes, "PK\3\4");
    }
  },
  MAIL {
    @Override
    List<byte[]> seeds() throws Exception {
      return List.of(mail(TWO), mail(entries("fwd.eml", mail(TWO), "a.zip", zip(TWO))));
    }

    @Override
    byte[] repaired(byte[] bytes) {
      return beginning(bytes, "From: a\nTo: b\n");
    }
  },
  MBOX {
    @Override
    List<byte[]> seeds() throws Exception {
      return List.of(mbox(mail(TWO), mail(entries("t.txt", text("t")))));
    }

    @Override
    byte[] repaired(byte[] bytes) {
      return beginning(bytes, "From a 00:00\nTo: b\n");
    }
  };

  private static final Map<String, byte[]> TWO =
      Samples.entries("b.jpg", Samples.jpeg(1), "in/c.png", Samples.png(2));

  /** Small honest files of this format. */
  abstract List<byte[]> seeds() throws Exception;

  /** The bytes with what a parser checks before it looks any further made right. */
  byte[] repaired(byte[] bytes) {
    return bytes;
  }

  private static byte[] beginning(byte[] bytes, String start) {
    byte[] magic = start.getBytes(StandardCharsets.ISO_8859_1);
    byte[] fixed = Arrays.copyOf(bytes, Math.max(bytes.length, magic.length));
    System.arraycopy(magic, 0, fixed, 0, magic.length);
    return fixed;
  }

  private static int crc(byte[] bytes, int from, int length) {
    var crc = new CRC32();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }

  private static void sum(byte[] tar, int header) {
    Arrays.fill(tar, header + 148, header + 156, (byte) ' ');
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += tar[header + i] & 0xFF;
    }
    byte[] octal = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(octal, 0, tar, header + 148, 8);
  }
}
