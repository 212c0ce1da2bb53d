package org.chaperone.bench.attack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.chaperone.bench.attack.raster.Raster;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;

/**
 * Makes leaked copies of photographs and knows where in the copy each photograph went.
 *
 * <p>The same seed, photographs, family and index give the same leaked file. Safe to use from many
 * threads when the photographs may be opened from many. A copy costs about 10 to 100 ms.
 */
public final class Attacker {

  /** What a chain is made of, by kind; it takes at most one of each. */
  private static final List<List<AttackFamily>> KINDS =
      List.of(
          List.of(AttackFamily.CROP_50, AttackFamily.CROP_25),
          List.of(AttackFamily.ROTATE_SMALL, AttackFamily.ROTATE_ANY, AttackFamily.SQUASH),
          List.of(AttackFamily.MIRROR, AttackFamily.ROTATE_90),
          List.of(
              AttackFamily.COLOUR,
              AttackFamily.TONE,
              AttackFamily.GREY,
              AttackFamily.LOCAL_EQUALISED),
          List.of(
              AttackFamily.JPEG_Q20,
              AttackFamily.RESIZE_HALF,
              AttackFamily.BLUR_2,
              AttackFamily.NOISE),
          List.of(AttackFamily.TEXT, AttackFamily.EMOJI, AttackFamily.EYE_BAR, AttackFamily.MOSAIC),
          List.of(AttackFamily.BORDER, AttackFamily.SCREENSHOT, AttackFamily.SCREEN_PHOTO));

  private static final PictureDecoder DECODER = new PictureDecoder(100_000_000);

  private static final int LEAST_SIDE = 16;

  private final long seed;
  private final int count;
  private final IntFunction<Picture> photographs;

  /**
   * An attacker on some photographs.
   *
   * @param count how many there are; a collage takes its others from these
   * @param photographs opens the one with an index from 0 to below count, at least 16 pixels a
   *     side; the attacker closes it
   */
  public Attacker(long seed, int count, IntFunction<Picture> photographs) {
    this.seed = seed;
    this.count = count;
    this.photographs = photographs;
  }

  /** Makes a leaked copy of the photograph with this index. */
  public Leaked attack(AttackFamily family, int index) {
    var random = new SplittableRandom(mixed(seed, family.name().hashCode(), index));
    Draft draft = step(family, opened(index), random);
    return draft.encoded(file(family, draft.raster(), random));
  }

  private static long mixed(long seed, long a, long b) {
    return new SplittableRandom(new SplittableRandom(seed ^ 0x9e3779b97f4a7c15L * a).nextLong() ^ b)
        .nextLong();
  }

  private Draft opened(int index) {
    try (Picture picture = photographs.apply(index)) {
      if (Math.min(picture.width(), picture.height()) < LEAST_SIDE) {
        throw new IllegalArgumentException(
            "photograph " + index + " is a " + picture + ", too small to attack");
      }
      return Draft.of(index, Raster.of(picture));
    }
  }

  private Draft step(AttackFamily family, Draft draft, RandomGenerator random) {
    return switch (family) {
      // What the file's own compression does comes with the file.
      case ORIGINAL, JPEG_Q50, JPEG_Q20 -> draft;
      case RESIZE_HALF -> Geometry.scaled(draft, 0.5, 0.5);
      case RESIZE_FIFTH -> Geometry.scaled(draft, 0.2, 0.2);
      case CROP_50 -> Geometry.cropped(draft, 0.5, random);
      case CROP_25 -> Geometry.cropped(draft, 0.25, random);
      case CROP_10 -> Geometry.cropped(draft, 0.1, random);
      case ROTATE_SMALL -> Geometry.turned(draft, 2, 15, random);
      case ROTATE_ANY -> Geometry.turned(draft, 15, 180, random);
      case ROTATE_90 -> Geometry.quarterTurned(draft, random);
      case MIRROR -> Geometry.mirrored(draft);
      case SQUASH -> Geometry.squashed(draft, random);
      case COLOUR -> draft.painted(r -> Filters.colour(r, random));
      case TONE -> draft.painted(r -> Filters.tone(r, 1, random));
      case GREY -> draft.painted(Filters::grey);
      case LOCAL_EQUALISED ->
          draft.painted(r -> LocalEqualisation.apply(r, random.nextDouble(2, 5)));
      case BLUR_2 -> draft.through(p -> p.blurred(2));
      case BLUR_4 -> draft.through(p -> p.blurred(4));
      case NOISE -> draft.painted(r -> Filters.noise(r, random));
      case TEXT -> draft.painted(r -> Overlays.text(r, random));
      case EMOJI -> draft.painted(r -> Overlays.emoji(r, random));
      case EYE_BAR -> draft.painted(r -> Overlays.eyeBar(r, random));
      case MOSAIC -> draft.painted(r -> Filters.mosaic(r, random));
      case BORDER -> Border.around(draft, random);
      case SCREENSHOT -> Screenshot.of(draft, random);
      case SCREEN_PHOTO -> ScreenPhoto.of(draft, random);
      case SCREEN_PHOTO_CROP -> ScreenPhoto.croppedOf(draft, random);
      case COLLAGE_2X2 -> Collage.of(withOthers(draft, 3, random), 2, random);
      case COLLAGE_3X3 -> Collage.of(withOthers(draft, 8, random), 3, random);
      case REPOST -> reposted(draft, random);
      case CHAIN -> chained(draft, random);
    };
  }

  private List<Draft> withOthers(Draft draft, int others, RandomGenerator random) {
    int own = draft.placed().getFirst().photograph();
    var drafts = new ArrayList<>(List.of(draft));
    var taken = new ArrayList<>(List.of(own));
    while (taken.size() <= others) {
      int other = random.nextInt(count);
      // With fewer photographs than cells, some come twice.
      if (taken.size() >= count || !taken.contains(other)) {
        taken.add(other);
        drafts.add(opened(other));
      }
    }
    return drafts;
  }

  private static Draft reposted(Draft draft, RandomGenerator random) {
    Draft part = Geometry.cropped(draft, random.nextDouble(0.5, 0.85), random);
    Draft turned = Geometry.turned(part, 1, 10, random);
    Filters.tone(turned.raster(), 0.7, random);
    if (random.nextBoolean()) {
      Filters.colour(turned.raster(), random);
    }
    Overlays.text(turned.raster(), random);
    return turned;
  }

  private Draft chained(Draft draft, RandomGenerator random) {
    var kinds = new ArrayList<>(KINDS);
    Collections.shuffle(kinds, Random.from(random));
    Draft chain = draft;
    for (List<AttackFamily> kind : kinds.subList(0, 3)) {
      AttackFamily family = kind.get(random.nextInt(kind.size()));
      chain =
          family == AttackFamily.JPEG_Q20
              ? chain.through(Attacker::q20)
              : step(family, chain, random);
    }
    return chain;
  }

  private static Picture q20(Picture picture) {
    return switch (DECODER.decode(picture.jpeg(20))) {
      case Decoded.Opened opened -> opened.picture();
      case Decoded.Unreadable unreadable -> throw new IllegalStateException(unreadable.reason());
    };
  }

  private static byte[] file(AttackFamily family, Raster raster, RandomGenerator random) {
    try (Picture picture = raster.picture()) {
      return switch (family) {
        case ORIGINAL -> picture.png();
        case JPEG_Q50 -> picture.jpeg(50);
        case JPEG_Q20 -> picture.jpeg(20);
        case REPOST -> picture.jpeg(random.nextInt(45, 76));
        case SCREEN_PHOTO, SCREEN_PHOTO_CROP -> picture.jpeg(random.nextInt(75, 91));
        case SCREENSHOT -> random.nextBoolean() ? picture.png() : everyday(picture, random);
        default -> everyday(picture, random);
      };
    }
  }

  private static byte[] everyday(Picture picture, RandomGenerator random) {
    return switch (random.nextInt(10)) {
      case 0 -> picture.png();
      case 1 -> picture.webp(random.nextInt(75, 93));
      default -> picture.jpeg(random.nextInt(85, 93));
    };
  }
}
