package org.chaperone.bench.attack.raster;

import java.util.Map;

/**
 * Writes capitals, digits and a little punctuation with round strokes, so that no font is needed.
 */
public final class Lettering {

  /** From one letter's left edge to the next's, on the grid. */
  private static final int ADVANCE = 6;

  /** How much narrower than square the grid is drawn. */
  private static final double NARROW = 0.9;

  /**
   * Each letter as polylines on a grid 4 wide and 6 high: pairs of digits are points, a space lifts
   * the pen.
   */
  private static final Map<Character, String> STROKES =
      Map.ofEntries(
          Map.entry('A', "062046 1333"),
          Map.entry('B', "00063645443303 0030414233"),
          Map.entry('C', "4130100105163645"),
          Map.entry('D', "00063645413000"),
          Map.entry('E', "40000646 0333"),
          Map.entry('F', "400006 0333"),
          Map.entry('G', "41301001051636454323"),
          Map.entry('H', "0006 4046 0343"),
          Map.entry('I', "2026 1030 1636"),
          Map.entry('J', "4045361605"),
          Map.entry('K', "0006 400346"),
          Map.entry('L', "000646"),
          Map.entry('M', "0600234046"),
          Map.entry('N', "06004640"),
          Map.entry('O', "100105163645413010"),
          Map.entry('P', "06003041423303"),
          Map.entry('Q', "100105163645413010 2446"),
          Map.entry('R', "06003041423303 2346"),
          Map.entry('S', "413010010213334445361605"),
          Map.entry('T', "0040 2026"),
          Map.entry('U', "000516364540"),
          Map.entry('V', "002640"),
          Map.entry('W', "0016233640"),
          Map.entry('X', "0046 4006"),
          Map.entry('Y', "002340 2326"),
          Map.entry('Z', "00400646"),
          Map.entry('0', "100105163645413010 3115"),
          Map.entry('1', "112026 1636"),
          Map.entry('2', "01103041420646"),
          Map.entry('3', "011030414233 13334445361605"),
          Map.entry('4', "36300444"),
          Map.entry('5', "400002324345361605"),
          Map.entry('6', "413010010516364544331304"),
          Map.entry('7', "004026"),
          Map.entry('8', "100102133342413010 1304051636454433"),
          Map.entry('9', "051636454130100102133342"),
          Map.entry('.', "2626"),
          Map.entry(',', "2617"),
          Map.entry('!', "2024 2626"),
          Map.entry('?', "01103041422324 2626"),
          Map.entry(':', "2222 2525"),
          Map.entry('-', "1333"),
          Map.entry('/', "0640"),
          Map.entry('#', "1016 3036 0242 0444"),
          Map.entry('@', "3323143435444130100105163646"));

  private final double height;
  private final double weight;
  private final double angle;

  /**
   * A hand to write with.
   *
   * @param height of a letter, in pixels
   * @param weight of its strokes, as a fraction of the height
   * @param angle of the line of writing, clockwise, in radians
   */
  public Lettering(double height, double weight, double angle) {
    this.height = height;
    this.weight = weight;
    this.angle = angle;
  }

  /** How long the text becomes, in pixels. */
  public double length(String text) {
    return text.length() * ADVANCE * NARROW * height / 6;
  }

  /** Writes; (x, y) is the top left of the first letter. */
  public void write(Raster raster, String text, double x, double y, int colour) {
    write(raster, text, x, y, colour, weight * height / 2);
  }

  /** Writes with an outline around the strokes, as captions on pictures have it. */
  public void writeOutlined(
      Raster raster, String text, double x, double y, int colour, int outline) {
    double half = weight * height / 2;
    write(raster, text, x, y, outline, half + Math.max(1, 0.06 * height));
    write(raster, text, x, y, colour, half);
  }

  private void write(Raster raster, String text, double x, double y, int colour, double half) {
    double unit = height / 6;
    double c = Math.cos(angle) * unit;
    double s = Math.sin(angle) * unit;
    for (int i = 0; i < text.length(); i++) {
      double start = ADVANCE * i;
      for (String line : STROKES.getOrDefault(text.charAt(i), "").split(" ", -1)) {
        for (int k = 0; k + 2 <= line.length(); k += 2) {
          int next = Math.min(k + 2, Math.max(0, line.length() - 2));
          double ax = (start + line.charAt(k) - '0') * NARROW;
          double ay = line.charAt(k + 1) - '0';
          double bx = (start + line.charAt(next) - '0') * NARROW;
          double by = line.charAt(next + 1) - '0';
          raster.stroke(
              x + ax * c - ay * s,
              y + ax * s + ay * c,
              x + bx * c - by * s,
              y + bx * s + by * c,
              Math.max(0.5, half),
              colour);
        }
      }
    }
  }
}
