package org.chaperone.mark.pattern;

import java.util.List;

/** Signs of one key or of several, weighted and added, on any part of any octave. */
public final class Signs {

  /** A key's signs, and what they are multiplied by. */
  record Weighted(Keystream stream, float weight) {}

  private final List<Weighted> keys;

  private Signs(List<Weighted> keys) {
    this.keys = keys;
  }

  /** The signs of one key of 32 bytes. */
  public static Signs of(byte[] key) {
    return new Signs(List.of(new Weighted(new Keystream(key), 1)));
  }

  /** The signs of two keys of 32 bytes, each multiplied by its weight. */
  public static Signs of(byte[] first, float firstWeight, byte[] second, float secondWeight) {
    return new Signs(
        List.of(
            new Weighted(new Keystream(first), firstWeight),
            new Weighted(new Keystream(second), secondWeight)));
  }

  /** The signs of a key that was never issued: to see how marks fare, whosoever they are. */
  public static Signs nobodys() {
    return of(new byte[32]);
  }

  /** The values of a part of an octave's endless grid. */
  public Grid on(int octave, int x, int y, int width, int height) {
    Grid out = Grid.empty(x, y, width, height);
    SignRows rows = rows(octave, x, y, width, height);
    float[] line = new float[width];
    for (int row = y; row < y + height; row++) {
      rows.row(row, line);
      System.arraycopy(line, 0, out.values(), out.start(row), width);
    }
    return out;
  }

  /** The same, for who takes it row by row. */
  SignRows rows(int octave, int x, int y, int width, int height) {
    return new SignRows(keys, octave, x, y, width, height);
  }
}
