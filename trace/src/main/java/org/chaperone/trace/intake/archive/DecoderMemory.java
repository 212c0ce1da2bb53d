package org.chaperone.trace.intake.archive;

import org.chaperone.trace.intake.unpack.Refusal;

/** What one decoder may take, however large a dictionary its data asks for. */
final class DecoderMemory {

  /** In KiB: room for the largest preset of 7-Zip and of xz, twice over. */
  static final int KIB = 192 * 1024;

  private DecoderMemory() {}

  static void check(int neededKib) {
    if (neededKib > KIB) {
      throw new Refusal(
          "unpacking it needs " + neededKib / 1024 + " MB of memory, more than is allowed");
    }
  }
}
