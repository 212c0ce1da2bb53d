package org.chaperone.trace.intake.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.z.ZCompressorInputStream;
import org.chaperone.trace.intake.unpack.ContainerReader;
import org.chaperone.trace.intake.unpack.Content;
import org.chaperone.trace.intake.unpack.ContentStream;
import org.chaperone.trace.intake.unpack.Entries;
import org.chaperone.trace.intake.unpack.Entries.Outcome;
import org.tukaani.xz.XZInputStream;

/** Reads a file packed alone by gzip, bzip2, xz or compress; mostly there is a tar inside. */
public final class PackedReader implements ContainerReader {

  private static final Map<String, String> NAMES =
      Map.of(
          ".tgz", ".tar", ".tbz2", ".tar", ".txz", ".tar", ".gz", "", ".bz2", "", ".xz", "", ".z",
          "");

  @Override
  public void read(Content container, Entries entries) throws IOException {
    ContentStream stream = container.stream();
    try (InputStream unpacked = unpacked(stream)) {
      Outcome outcome = entries.addLayer(innerName(container.name()), unpacked, stream::bytesRead);
      if (outcome == Outcome.CUT_OFF) {
        entries.missing("the packed file is damaged or cut off; some of it could not be read");
      }
    }
  }

  private static InputStream unpacked(ContentStream stream) throws IOException {
    byte[] head = stream.head(2);
    return switch (head[0]) {
      case 0x1f ->
          head[1] == (byte) 0x9d
              ? new ZCompressorInputStream(stream, DecoderMemory.KIB)
              : new GZIPInputStream(stream, 1 << 14);
      case 'B' -> new BZip2CompressorInputStream(stream, true);
      default -> new XZInputStream(stream, DecoderMemory.KIB);
    };
  }

  /** The name without the ending that says how it is packed. */
  private static String innerName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (var ending : NAMES.entrySet()) {
      if (lower.endsWith(ending.getKey()) && name.length() > ending.getKey().length()) {
        return name.substring(0, name.length() - ending.getKey().length()) + ending.getValue();
      }
    }
    return name;
  }
}
