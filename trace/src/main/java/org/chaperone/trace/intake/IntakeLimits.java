package org.chaperone.trace.intake;

import java.time.Duration;

/**
 * How much one file of the leak may cost, so that a bomb costs little and says so.
 *
 * <p>Memory stays below three times {@code maxItemBytes}: one picture being handed over, what the
 * containers around it hold, and what a decoder needs.
 *
 * @param maxItemBytes the largest picture that is read, and the most that containers inside each
 *     other may hold in memory together; 1 to 1 GiB
 * @param maxTotalBytes what a small file of the leak may unpack to, all levels counted together
 * @param maxRatio how many times its packed size an entry may unpack to; a large file of the leak
 *     may unpack to {@code maxRatio} times its size when that is more than {@code maxTotalBytes}
 * @param freeBytes what an entry may unpack to before its ratio is looked at
 * @param maxDepth how many containers may lie inside each other; a file inside a zip has depth 1
 * @param maxEntries how many entries of one container are read
 * @param maxTime how long one file of the leak may take, the time in the sink not counted
 * @param maxTimePerGigabyte what is added to {@code maxTime} for each 10⁹ bytes of the file
 */
public record IntakeLimits(
    int maxItemBytes,
    long maxTotalBytes,
    double maxRatio,
    long freeBytes,
    int maxDepth,
    int maxEntries,
    Duration maxTime,
    Duration maxTimePerGigabyte) {

  private static final int MIB = 1 << 20;

  /** Checks the ranges. */
  public IntakeLimits {
    if (maxItemBytes < 1 || maxItemBytes > 1024 * MIB) {
      throw new IllegalArgumentException("maxItemBytes is 1 byte to 1 GiB");
    }
    if (maxTotalBytes < 1 || maxRatio < 1 || freeBytes < 0 || maxDepth < 0 || maxEntries < 1) {
      throw new IllegalArgumentException("intake limits must not be negative");
    }
    if (maxTime.isNegative() || maxTimePerGigabyte.isNegative()) {
      throw new IllegalArgumentException("intake times must not be negative");
    }
  }

  /**
   * Pictures to 256 MiB, 8 containers deep, a million entries each; 2 GiB or 200 times the size
   * unpacked, in ten minutes and ten more for each gigabyte.
   */
  public static IntakeLimits defaults() {
    return new IntakeLimits(
        256 * MIB,
        2048L * MIB,
        200,
        32L * MIB,
        8,
        1_000_000,
        Duration.ofMinutes(10),
        Duration.ofMinutes(10));
  }

  /** What a file of this size may unpack to, in bytes, all levels counted together. */
  public long totalBytesFor(long fileSize) {
    return Math.max(maxTotalBytes, (long) (maxRatio * fileSize));
  }

  /** How long a file of this size may take. */
  public Duration timeFor(long fileSize) {
    return maxTime.plusNanos((long) (maxTimePerGigabyte.toNanos() * (fileSize / 1e9)));
  }
}
