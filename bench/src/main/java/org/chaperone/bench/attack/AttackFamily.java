package org.chaperone.bench.attack;

/** What was done to a photograph before it turned up in a leak. */
public enum AttackFamily {
  /** The same pixels in another file. */
  ORIGINAL,
  /** JPEG of quality 50. */
  JPEG_Q50,
  /** JPEG of quality 20. */
  JPEG_Q20,
  /** Half as wide and high. */
  RESIZE_HALF,
  /** A fifth as wide and high. */
  RESIZE_FIFTH,
  /** A part of half the area, anywhere. */
  CROP_50,
  /** A part of a quarter of the area, anywhere. */
  CROP_25,
  /** A part of a tenth of the area, anywhere. */
  CROP_10,
  /** Turned by 2 to 15 degrees, corners filled or cut off. */
  ROTATE_SMALL,
  /** Turned by any angle, corners filled or cut off. */
  ROTATE_ANY,
  /** Turned by 90, 180 or 270 degrees. */
  ROTATE_90,
  /** Left and right exchanged. */
  MIRROR,
  /** Hue, saturation and white balance changed. */
  COLOUR,
  /** Gamma, contrast and brightness changed. */
  TONE,
  /** Without colour. */
  GREY,
  /** Contrast equalised tile by tile (CLAHE). */
  LOCAL_EQUALISED,
  /** Gaussian blur of 2 pixels. */
  BLUR_2,
  /** Gaussian blur of 4 pixels. */
  BLUR_4,
  /** Grain, or salt and pepper. */
  NOISE,
  /** Captions, watermarks and small lettering. */
  TEXT,
  /** Faces, hearts and hand-drawn rings. */
  EMOJI,
  /** A bar as it hides eyes. */
  EYE_BAR,
  /** A part of the picture pixelated. */
  MOSAIC,
  /** A margin of one colour, or of the picture itself enlarged and blurred. */
  BORDER,
  /** Wider or narrower by a fifth to a third. */
  SQUASH,
  /** Shown in a page of a phone or a desktop. */
  SCREENSHOT,
  /** Photographed from a screen. */
  SCREEN_PHOTO,
  /** A part of a photograph of a screen. */
  SCREEN_PHOTO_CROP,
  /** Among three others. */
  COLLAGE_2X2,
  /** Among eight others. */
  COLLAGE_3X3,
  /** Cropped, turned, filtered, written on and compressed strongly. */
  REPOST,
  /** Three of the above, of different kinds, in any order. */
  CHAIN
}
