/**
 * From a picture file's bytes to upright pixels of 8 bits, blue, green, red: damaged files are
 * mended as far as they still show something, deep samples are scaled, alpha is laid over white.
 *
 * <p>Uses OpenCV, and the JDK's own reader for the kinds of TIFF that OpenCV does not read.
 */
@NullMarked
package org.chaperone.picture.decode;

import org.jspecify.annotations.NullMarked;
