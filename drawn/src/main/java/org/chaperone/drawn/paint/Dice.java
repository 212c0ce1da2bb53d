package org.chaperone.drawn.paint;

import java.util.List;

/**
 * Seeded chance: the same seed gives the same throws on every machine, and {@link #fork} gives
 * independent dice that do not depend on how many throws were made before.
 *
 * <p>SplitMix64 (Steele, Lea and Flood 2014).
 */
public final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long seed;
  private long state;

  /** Dice of a seed. */
  public Dice(long seed) {
    this.seed = mix(seed ^ 0x243F6A8885A308D3L);
    this.state = this.seed;
  }

  /** Independent dice for the part of the picture that the label names. */
  public Dice fork(String label) {
    return fork(label.hashCode());
  }

  /** Independent dice for the numbered part of the picture. */
  public Dice fork(long number) {
    return new Dice(seed ^ mix(number * GOLDEN + 0x13198A2E03707344L));
  }

  /** The next 64 random bits. */
  public long bits() {
    state += GOLDEN;
    return mix(state);
  }

  /** Uniform in [0, 1). */
  public float unit() {
    return (bits() >>> 40) * 0x1p-24f;
  }

  /** Uniform in [from, to). */
  public float between(double from, double to) {
    return (float) (from + (to - from) * unit());
  }

  /** A whole number from {@code from} to {@code to}, both included. */
  public int count(int from, int to) {
    return from + (int) Long.remainderUnsigned(bits(), to - from + 1L);
  }

  /** About normal with the given spread, never beyond ±3 spreads. */
  public float around(double mean, double spread) {
    float sum = unit() + unit() + unit() + unit() + unit() + unit() - 3;
    return (float) (mean + spread * sum * 1.4142135);
  }

  /** True with the given probability. */
  public boolean chance(double probability) {
    return unit() < probability;
  }

  /** One of the given things. */
  public <T> T pick(List<T> things) {
    return things.get(count(0, things.size() - 1));
  }

  /** The finaliser of SplitMix64, a good hash of 64 bits. */
  public static long mix(long z) {
    long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    y = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
    return y ^ (y >>> 31);
  }
}
