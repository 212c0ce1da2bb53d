package org.chaperone.ledger.fuzz;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** All parsers in one target, for a short run: the first byte chooses the parser. */
public final class AnyFormatTarget {

  private static final List<FuzzedFormat> FORMATS = List.of(FuzzedFormat.values());

  private AnyFormatTarget() {}

  static byte[] input(FuzzedFormat format, byte[] bytes) {
    byte[] input = new byte[bytes.length + 1];
    input[0] = (byte) FORMATS.indexOf(format);
    System.arraycopy(bytes, 0, input, 1, bytes.length);
    return input;
  }

  /** What Jazzer calls with each input. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    if (input.length > 0) {
      FORMATS
          .get((input[0] & 0xFF) % FORMATS.size())
          .read(Arrays.copyOfRange(input, 1, input.length));
    }
  }
}
