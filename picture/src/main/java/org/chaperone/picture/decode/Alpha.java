package org.chaperone.picture.decode;

/** What the last of two or four channels means. */
enum Alpha {
  /** Nothing: it is dropped. */
  IGNORED,
  /** How opaque the pixel is; the colours are the pixel's own. */
  STRAIGHT,
  /** How opaque the pixel is; the colours were multiplied with it. */
  MULTIPLIED
}
