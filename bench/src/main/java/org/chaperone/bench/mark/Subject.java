package org.chaperone.bench.mark;

import java.io.IOException;
import java.nio.file.Path;
import org.chaperone.bench.mark.leak.Recoding;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.vault.renditions.Renditions;

/**
 * A photograph at a size.
 *
 * @param number of its own, which its keys and attacks depend on
 * @param megapixels that its rendition has at most
 */
record Subject(int number, double megapixels, Path file) {

  /** As the vault stores what it shows. */
  private static final int RENDITION_QUALITY = 88;

  /** Longest side that is enough to decode for what is shown. */
  private static final int ENOUGH = 2400;

  /** What a vault would mark: from the original in one step, compressed and opened again. */
  Picture rendition() throws IOException {
    int enough = megapixels * 1_000_000 > Renditions.DISPLAY_PIXELS ? Integer.MAX_VALUE : ENOUGH;
    return switch (PictureDecoder.standard().decode(file, enough)) {
      case Decoded.Unreadable(String reason) -> throw new IOException("A photograph: " + reason);
      case Decoded.Opened opened -> {
        try (Picture picture = opened.picture();
            Picture shown = shown(picture)) {
          yield Recoding.jpeg(shown, RENDITION_QUALITY);
        }
      }
    };
  }

  private Picture shown(Picture picture) {
    double scale =
        Math.sqrt(megapixels * 1_000_000 / ((double) picture.width() * picture.height()));
    if (scale >= 1) {
      return picture.fitting(Integer.MAX_VALUE);
    }
    return picture.resized((int) (picture.width() * scale), (int) (picture.height() * scale));
  }
}
