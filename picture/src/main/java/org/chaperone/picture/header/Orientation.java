package org.chaperone.picture.header;

/**
 * How the stored rows and columns of a picture become upright: the values 1 to 8 of the Orientation
 * tag of TIFF 6.0 and EXIF.
 */
public enum Orientation {
  UPRIGHT(1, false, false, false),
  MIRRORED(2, false, true, false),
  TURNED_180(3, false, true, true),
  UPSIDE_DOWN_MIRRORED(4, false, false, true),
  TRANSPOSED(5, true, false, false),
  /** The stored picture must be turned by 90° clockwise. */
  TURNED_90(6, true, true, false),
  /** The stored picture must be mirrored at its other diagonal. */
  TRANSVERSED(7, true, true, true),
  /** The stored picture must be turned by 270° clockwise. */
  TURNED_270(8, true, false, true);

  private final int tag;
  private final boolean transposes;
  private final boolean exchangesLeftRight;
  private final boolean exchangesTopBottom;

  Orientation(int tag, boolean transposes, boolean exchangesLeftRight, boolean exchangesTopBottom) {
    this.tag = tag;
    this.transposes = transposes;
    this.exchangesLeftRight = exchangesLeftRight;
    this.exchangesTopBottom = exchangesTopBottom;
  }

  /** Of the tag's value; whatever is not 1 to 8 counts as upright. */
  static Orientation ofTag(long value) {
    for (Orientation orientation : values()) {
      if (orientation.tag == value) {
        return orientation;
      }
    }
    return UPRIGHT;
  }

  /** Whether rows first become columns, so that the upright picture is as wide as this is high. */
  public boolean transposes() {
    return transposes;
  }

  /** Whether left and right are exchanged then. */
  public boolean exchangesLeftRight() {
    return exchangesLeftRight;
  }

  /** Whether top and bottom are exchanged then. */
  public boolean exchangesTopBottom() {
    return exchangesTopBottom;
  }
}
