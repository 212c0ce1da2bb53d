package org.chaperone.picture.pdq;

/**
 * The eight ways to turn and mirror a rectangle, as PDQ's description names them.
 *
 * <p>In the transform domain each is a transposition, a change of sign of every other column, a
 * change of sign of every other row, or several of these, in this order.
 */
public enum Dihedral {
  IDENTITY(false, false, false),
  /** Turned by 90° counter-clockwise. */
  ROTATED_90(true, false, true),
  ROTATED_180(false, true, true),
  /** Turned by 270° counter-clockwise. */
  ROTATED_270(true, true, false),
  /** Mirrored at the horizontal axis: top and bottom exchanged. */
  FLIPPED_X(false, false, true),
  /** Mirrored at the vertical axis: left and right exchanged. */
  FLIPPED_Y(false, true, false),
  /** Mirrored at the diagonal from top left to bottom right. */
  FLIPPED_PLUS_1(true, false, false),
  /** Mirrored at the diagonal from top right to bottom left. */
  FLIPPED_MINUS_1(true, true, true);

  private final boolean transposes;
  private final boolean mirrorsColumns;
  private final boolean mirrorsRows;

  Dihedral(boolean transposes, boolean mirrorsColumns, boolean mirrorsRows) {
    this.transposes = transposes;
    this.mirrorsColumns = mirrorsColumns;
    this.mirrorsRows = mirrorsRows;
  }

  /**
   * Where a point of the unit square goes, (0, 0) being the picture's top left corner.
   *
   * @return 3×3, row by row
   */
  public double[] onUnitSquare() {
    double[] x = mirrorsColumns ? new double[] {-1, 1} : new double[] {1, 0};
    double[] y = mirrorsRows ? new double[] {-1, 1} : new double[] {1, 0};
    return transposes
        ? new double[] {0, x[0], x[1], y[0], 0, y[1], 0, 0, 1}
        : new double[] {x[0], 0, x[1], 0, y[0], y[1], 0, 0, 1};
  }

  /** Whether left and right are exchanged, however the picture is turned. */
  public boolean mirrors() {
    return transposes ^ mirrorsColumns ^ mirrorsRows;
  }

  /**
   * What the transform of a picture becomes when the picture is turned or mirrored in this way.
   *
   * @param side of the square of coefficients; row and column 0 hold frequency 1, whose cosine
   *     changes sign when it is mirrored
   */
  float[] ofTransform(float[] coefficients, int side) {
    float[] out = new float[coefficients.length];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        float value = coefficients[transposes ? column * side + row : row * side + column];
        boolean negated = (mirrorsColumns && column % 2 == 0) != (mirrorsRows && row % 2 == 0);
        out[row * side + column] = negated ? -value : value;
      }
    }
    return out;
  }
}
