package org.chaperone.picture.decode;

import java.util.Arrays;

/**
 * Where the data of a JPEG file ends. A file that was cut off is closed behind its last whole
 * piece, so that the decoder shows what is there instead of waiting for the rest.
 *
 * @param length how many bytes of the file are whole
 * @param isReached whether the end marker stands there
 */
record JpegEnd(int length, boolean isReached) {

  private static final int END_OF_IMAGE = 0xD9;
  private static final int START_OF_SCAN = 0xDA;

  /**
   * Progressive files have about ten scans. Each costs a pass over the whole picture, though it may
   * be a few bytes long; whatever comes behind this many is left out.
   */
  static final int MOST_SCANS = 64;

  /** Looks for the end marker of a file whose header could be read. */
  static JpegEnd of(byte[] file) {
    int at = 2;
    int scans = 0;
    while (at + 1 < file.length) {
      int code = file[at + 1] & 0xFF;
      if (file[at] != (byte) 0xFF || code == 0 || code == 0xFF || stands(code)) {
        at++;
      } else if (code == END_OF_IMAGE) {
        return new JpegEnd(at + 2, true);
      } else {
        long next = at + 2L + length(file, at + 2);
        scans += code == START_OF_SCAN ? 1 : 0;
        if (next > file.length || scans > MOST_SCANS) {
          return new JpegEnd(at, false);
        }
        at = (int) next;
      }
    }
    return new JpegEnd(file.length, false);
  }

  private static int length(byte[] file, int at) {
    if (at + 1 >= file.length) {
      return Character.MAX_VALUE;
    }
    return Math.max(2, (file[at] & 0xFF) << 8 | (file[at + 1] & 0xFF));
  }

  /** Whether a marker has no length: TEM and the restarts, which lie within the scans' data. */
  private static boolean stands(int code) {
    return code == 0x01 || (code >= 0xD0 && code <= 0xD8);
  }

  /** The file, with an end marker where it lacks one. */
  byte[] mended(byte[] file) {
    if (isReached) {
      return file;
    }
    byte[] mended = Arrays.copyOf(file, length + 2);
    mended[length] = (byte) 0xFF;
    mended[length + 1] = (byte) END_OF_IMAGE;
    return mended;
  }
}
