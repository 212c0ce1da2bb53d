package org.chaperone.picture;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;

/** Breaks files in the ways that break decoders: lengths, sizes, markers, cuts and repetitions. */
final class Mutation {

  private static final int HEAD = 64;
  private static final long[] ODD = {0, 1, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFFFFFF, -1};

  private final Random random;

  /** The same seed makes the same mutation. */
  Mutation(long seed) {
    this.random = new Random(seed);
  }

  byte[] of(byte[] file) {
    byte[] out = file.clone();
    int changes = 1 + random.nextInt(random.nextInt(4) == 0 ? 24 : 4);
    for (int i = 0; i < changes && out.length > HEAD; i++) {
      out = changed(out);
    }
    return out;
  }

  private byte[] changed(byte[] file) {
    int at = random.nextInt(random.nextInt(3) == 0 ? HEAD : file.length - 8);
    switch (random.nextInt(8)) {
      case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> file[at] = (byte) random.nextInt(256);
      case 2 -> file[at] = (byte) (random.nextBoolean() ? 0xFF : 0);
      case 3 -> ByteBuffer.wrap(file).putShort(at, (short) odd());
      case 4 -> ByteBuffer.wrap(file).putInt(at, (int) odd());
      case 5 -> ByteBuffer.wrap(file).putInt(at, Integer.reverseBytes((int) odd()));
      case 6 -> {
        int length = 1 + random.nextInt(16);
        byte[] piece = Arrays.copyOfRange(file, at, Math.min(at + length, file.length));
        return Encoded.inserted(file, random.nextInt(file.length), piece);
      }
      default -> {
        if (random.nextInt(4) == 0) {
          return Arrays.copyOf(file, 1 + random.nextInt(file.length - 1));
        }
        file[at] += (byte) (random.nextInt(9) - 4);
      }
    }
    return file;
  }

  private long odd() {
    return ODD[random.nextInt(ODD.length)];
  }

  /** Lets most of the mutations of a PNG file past the checksums, to where they hurt. */
  byte[] withChecksums(byte[] png) {
    ByteBuffer file = ByteBuffer.wrap(png);
    long at = 8;
    while (random.nextInt(20) != 0 && at + 12 <= png.length) {
      long length = Integer.toUnsignedLong(file.getInt((int) at));
      if (at + 12 + length > png.length) {
        break;
      }
      var crc = new CRC32();
      crc.update(png, (int) at + 4, (int) length + 4);
      file.putInt((int) (at + 8 + length), (int) crc.getValue());
      at += 12 + length;
    }
    return png;
  }
}
