package org.chaperone.mark.pattern;

/**
 * Values on a part of an endless grid.
 *
 * @param x column of the first value
 * @param y row of the first value
 * @param width how many columns
 * @param height how many rows
 * @param values width × height, rows from the top
 */
public record Grid(int x, int y, int width, int height, float[] values) {

  static Grid empty(int x, int y, int width, int height) {
    return new Grid(x, y, width, height, new float[Math.multiplyExact(width, height)]);
  }

  int start(int row) {
    return (row - y) * width;
  }
}
