package org.chaperone.ledger.disk.simulated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The bytes of one file: those that programs see, those that are on the disk, and what was done in
 * between. A power cut drops, tears and reorders what was not forced, sector by sector.
 */
final class Content {

  private static final int SECTOR = 512;

  private byte[] seen = new byte[0];
  private byte[] durable = new byte[0];
  private final List<Change> unforced = new ArrayList<>();

  private sealed interface Change {}

  private record Write(int at, byte[] bytes) implements Change {}

  private record Resize(int size) implements Change {}

  byte[] seen() {
    return seen;
  }

  void write(int at, byte[] bytes) {
    Write write = new Write(at, bytes);
    seen = with(seen, at, bytes, 0, bytes.length);
    unforced.add(write);
  }

  void truncate(int size) {
    seen = Arrays.copyOf(seen, size);
    unforced.add(new Resize(size));
  }

  private static byte[] with(byte[] file, int at, byte[] bytes, int from, int to) {
    byte[] changed = Arrays.copyOf(file, Math.max(file.length, at + to));
    System.arraycopy(bytes, from, changed, at + from, to - from);
    return changed;
  }

  void force() {
    // What an earlier failed force lost is not in the list, and stays lost.
    for (Change change : unforced) {
      durable =
          switch (change) {
            case Write(int at, byte[] bytes) -> with(durable, at, bytes, 0, bytes.length);
            case Resize(int size) -> Arrays.copyOf(durable, size);
          };
    }
    unforced.clear();
  }

  /** Some of it may be on the disk, and the system calls all of it clean. */
  void failForce(Random random) {
    durable = afterPowerCut(random);
    unforced.clear();
  }

  void cutPower(Random random) {
    durable = afterPowerCut(random);
    seen = durable;
    unforced.clear();
  }

  private byte[] afterPowerCut(Random random) {
    // Now and then all, or nothing, of what was not forced has come through.
    double kept = List.of(0.0, 1.0, 0.5, 0.9, 0.1).get(random.nextInt(5));
    byte[] file = durable;
    for (Change change : unforced) {
      switch (change) {
        case Resize(int size) -> file = keeps(kept, random) ? Arrays.copyOf(file, size) : file;
        case Write(int at, byte[] bytes) -> {
          for (int from = 0; from < bytes.length; ) {
            int to = Math.min(bytes.length, from + SECTOR - (at + from) % SECTOR);
            if (keeps(kept, random)) {
              file = with(file, at, bytes, from, to);
            }
            from = to;
          }
        }
      }
    }
    // The length is a fact of its own: the file may have grown without its bytes.
    if (seen.length > file.length && random.nextInt(4) == 0) {
      file = Arrays.copyOf(file, file.length + random.nextInt(seen.length - file.length + 1));
    }
    return file;
  }

  private static boolean keeps(double share, Random random) {
    return random.nextDouble() < share;
  }
}
