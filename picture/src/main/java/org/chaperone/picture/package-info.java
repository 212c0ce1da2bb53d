/**
 * Decoding, encoding and geometry of pictures: what every other module holds in its hands instead
 * of an OpenCV matrix.
 *
 * <p>This module is the only one that knows OpenCV. May use OpenCV, the JDK's ImageIO and the
 * system's libheif.
 */
@NullMarked
package org.chaperone.picture;

import org.jspecify.annotations.NullMarked;
