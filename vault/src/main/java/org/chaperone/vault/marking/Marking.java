package org.chaperone.vault.marking;

import java.io.IOException;
import java.util.Optional;
import org.chaperone.keyholder.release.MarkKeys;
import org.chaperone.mark.Embedder;
import org.chaperone.mark.Mask;
import org.chaperone.mark.Strength;
import org.chaperone.mark.ViewKey;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;

/**
 * Marks what is served. Nothing that people look at leaves a vault another way; the approved export
 * of an original is the file as it came, without a mark.
 */
public final class Marking {

  /** High enough that the mark, not the encoder, is what is least seen and best kept. */
  static final int QUALITY = 92;

  private final Strength strength;
  private final PictureDecoder decoder;

  /** Marks as strongly as the vault's policy says. */
  public Marking(Strength strength, PictureDecoder decoder) {
    this.strength = strength;
    this.decoder = decoder;
  }

  /** A rendition with its mask, to be sealed. */
  public static Markable markable(Picture rendition, int quality) {
    return new Markable(rendition.jpeg(quality), Optional.of(Mask.of(rendition).bytes()));
  }

  /**
   * The picture as it is served in one view: a JPEG file of its pixels and nothing else.
   *
   * @throws IOException when the rendition is not one that can be read
   */
  public byte[] marked(Markable rendition, MarkKeys keys) throws IOException {
    return switch (decoder.decode(rendition.jpeg())) {
      case Decoded.Unreadable(String reason) ->
          throw new IOException("A rendition of the vault cannot be read: " + reason);
      case Decoded.Opened opened -> {
        try (Picture base = opened.picture();
            ViewKey key = new ViewKey(keys.account().copy(), keys.view().copy());
            Picture marked = Embedder.embed(base, mask(rendition, base), key, strength)) {
          yield marked.jpeg(QUALITY);
        }
      }
    };
  }

  private static Mask mask(Markable rendition, Picture base) throws IOException {
    try {
      return rendition.mask().map(Mask::read).orElseGet(() -> Mask.of(base));
    } catch (IllegalArgumentException e) {
      throw new IOException("A rendition of the vault has no mask that can be read.", e);
    }
  }
}
