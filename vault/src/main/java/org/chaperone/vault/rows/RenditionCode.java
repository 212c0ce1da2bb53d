package org.chaperone.vault.rows;

import org.chaperone.keyholder.release.Rendition;

/** How a rendition is written in the database and in what a sealed file is bound to. */
public final class RenditionCode {

  private RenditionCode() {}

  /** 1 to 5; never given a new meaning. */
  public static short of(Rendition rendition) {
    return switch (rendition) {
      case ORIGINAL -> 1;
      case DISPLAY -> 2;
      case THUMBNAIL -> 3;
      case RECORD -> 4;
      case VERIFICATION -> 5;
    };
  }

  static Rendition rendition(short code) {
    for (Rendition rendition : Rendition.values()) {
      if (of(rendition) == code) {
        return rendition;
      }
    }
    throw new IllegalStateException("This Chaperone knows no rendition " + code + ".");
  }
}
