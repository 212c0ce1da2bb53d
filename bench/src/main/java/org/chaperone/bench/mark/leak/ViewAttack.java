package org.chaperone.bench.mark.leak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.chaperone.bench.attack.AttackFamily;
import org.chaperone.bench.attack.Attacker;
import org.chaperone.picture.Picture;

/** What was done to a served view before it turned up. */
@SuppressWarnings("ImmutableEnumChecker") // Recipes hold no state.
public enum ViewAttack {
  /** Nothing. */
  SERVED(0, Picture::png),
  JPEG_Q92(.25, p -> p.jpeg(92)),
  JPEG_Q75(.25, p -> p.jpeg(75)),
  JPEG_Q50(.25, p -> p.jpeg(50)),
  JPEG_Q30(.25, p -> p.jpeg(30)),
  JPEG_Q20(.25, p -> p.jpeg(20)),
  JPEG_Q15(.25, p -> p.jpeg(15)),
  JPEG_Q10(1, p -> p.jpeg(10)),
  /** Half as wide and high. */
  RESIZE_HALF(0, saved(p -> Shapes.scaled(p, .5))),
  RESIZE_QUARTER(0, saved(p -> Shapes.scaled(p, .25))),
  RESIZE_TENTH(.25, saved(p -> Shapes.scaled(p, .1))),
  /** A part of a quarter of the area, anywhere. */
  CROP_25(0, saved((p, random) -> Shapes.part(p, .25, random))),
  CROP_10(0, saved((p, random) -> Shapes.part(p, .1, random))),
  CROP_5(0, saved((p, random) -> Shapes.part(p, .05, random))),
  /** Textured pieces of 64 pixels, compressed at quality 75. */
  PIECE_64_Q75(0, new Pieces(64), p -> p.jpeg(75)),
  /** Textured pieces of 48 pixels. */
  PIECE_48(0, new Pieces(48), Picture::png),
  ROTATE_SMALL(AttackFamily.ROTATE_SMALL),
  ROTATE_ANY(AttackFamily.ROTATE_ANY),
  ROTATE_90(AttackFamily.ROTATE_90),
  MIRROR(AttackFamily.MIRROR),
  NEGATIVE(0, saved(Tones::negative)),
  /** Hue, saturation and white balance changed. */
  HUE(AttackFamily.COLOUR),
  GREY(AttackFamily.GREY),
  GAMMA(0, saved((p, random) -> Tones.gamma(p, random.nextBoolean() ? .55 : 1.8))),
  /** Half again as much contrast, clipped. */
  CONTRAST(0, saved(p -> Tones.contrast(p, 1.5))),
  /** Contrast equalised tile by tile (CLAHE). */
  LOCAL_EQUALISED(AttackFamily.LOCAL_EQUALISED),
  BLUR_4(0, saved(p -> p.blurred(4))),
  MEDIAN_9(0, saved(p -> p.median(9))),
  /** Non-local means of strength 10. */
  NON_LOCAL_MEANS(0, saved(p -> p.denoised(10))),
  /** Gaussian noise of 30 grey levels in each colour. */
  NOISE_30(0, saved((p, random) -> Tones.noise(p, 30, random))),
  /** Six levels a colour. */
  POSTERISED(0, saved(p -> Tones.posterised(p, 6))),
  BENT(0, saved(Bend::of)),
  WEBP_Q10(0, p -> p.webp(10)),
  HEIC_Q20(0, p -> HeicEncoder.encoded(p, 20)),
  SCREENSHOT(AttackFamily.SCREENSHOT),
  /** Photographed from a screen. */
  SCREEN_PHOTO(AttackFamily.SCREEN_PHOTO),
  /** A part of a photograph of a screen. */
  SCREEN_PHOTO_CROP(AttackFamily.SCREEN_PHOTO_CROP),
  PRINT_SCAN(0, (p, random) -> closing(PrintScan.of(p, random), s -> s.jpeg(85))),
  /** What a social network makes of an upload. */
  SOCIAL(0, p -> Recoding.fitted(p, 1080, 71)),
  /** A social network, then a messenger. */
  SOCIAL_CHAT(
      0,
      p ->
          closing(Recoding.opened(Recoding.fitted(p, 1080, 71)), s -> Recoding.fitted(s, 800, 60))),
  /** A quarter of the area, at half its size, turned, at quality 50. */
  CROP_25_HALF_Q50_TURNED(
      0, (p, random) -> closing(Shapes.croppedHalvedTurned(p, random), s -> s.jpeg(50))),
  SQUASH(AttackFamily.SQUASH),
  BORDER(AttackFamily.BORDER),
  TEXT(AttackFamily.TEXT),
  EMOJI(AttackFamily.EMOJI),
  EYE_BAR(AttackFamily.EYE_BAR),
  MOSAIC(AttackFamily.MOSAIC),
  REPOST(AttackFamily.REPOST),
  CHAIN(AttackFamily.CHAIN);

  private static final int SAVED_AT = 92;

  private final double wantedFrom;
  private final Cut cut;
  private final Recipe recipe;

  /** Makes a file of a picture. */
  private interface Recipe {
    byte[] file(Picture picture, RandomGenerator random) throws IOException;
  }

  private interface Certain {
    byte[] file(Picture picture) throws IOException;
  }

  private interface Change {
    Picture changed(Picture picture, RandomGenerator random);
  }

  private interface CertainChange {
    Picture changed(Picture picture);
  }

  /** Which parts of the picture leak, each on its own. */
  interface Cut {
    List<Picture> parts(Picture picture, RandomGenerator random);
  }

  ViewAttack(double wantedFrom, Certain recipe) {
    this(wantedFrom, (picture, random) -> recipe.file(picture));
  }

  ViewAttack(double wantedFrom, Recipe recipe) {
    this(wantedFrom, (picture, random) -> List.of(Shapes.whole(picture)), recipe);
  }

  ViewAttack(double wantedFrom, Cut cut, Certain recipe) {
    this(wantedFrom, cut, (picture, random) -> recipe.file(picture));
  }

  ViewAttack(AttackFamily family) {
    this(
        0,
        (picture, random) ->
            new Attacker(random.nextLong(), 1, i -> Shapes.whole(picture))
                .attack(family, 0)
                .file());
  }

  ViewAttack(double wantedFrom, Cut cut, Recipe recipe) {
    this.wantedFrom = wantedFrom;
    this.cut = cut;
    this.recipe = recipe;
  }

  private static Recipe saved(CertainChange change) {
    return saved((picture, random) -> change.changed(picture));
  }

  private static Recipe saved(Change change) {
    return (picture, random) -> closing(change.changed(picture, random), p -> p.jpeg(SAVED_AT));
  }

  private static byte[] closing(Picture picture, Certain recipe) throws IOException {
    try (picture) {
      return recipe.file(picture);
    }
  }

  /** The least megapixels of a rendition from which on it must be named. */
  public double wantedFrom() {
    return wantedFrom;
  }

  /** The share of leaks that must be named: pieces may show next to nothing. */
  public double wantedShare() {
    return cut instanceof Pieces ? .95 : 1;
  }

  /** Of places like those that leak, the share that is textured enough to; 1 where all do. */
  public double textured(Picture served, RandomGenerator random) {
    return cut instanceof Pieces pieces ? pieces.textured(served, random) : 1;
  }

  /** Whether this machine can do it. */
  public boolean isPossible() {
    return this != HEIC_Q20 || HeicEncoder.isThere();
  }

  /**
   * The leaked files; mostly one.
   *
   * @param served the picture as it was served
   */
  public List<byte[]> leaks(Picture served, RandomGenerator random) throws IOException {
    List<Picture> parts = cut.parts(served, random);
    try {
      List<byte[]> files = new ArrayList<>();
      for (Picture part : parts) {
        files.add(recipe.file(part, random));
      }
      return files;
    } finally {
      parts.forEach(Picture::close);
    }
  }
}
