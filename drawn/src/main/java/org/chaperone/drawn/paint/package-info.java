/**
 * The arithmetic of drawing: seeded chance, noise, curves, a linear-light canvas, and the camera
 * that turns it into bytes.
 *
 * <p>Only operations whose result the Java language fixes to the last bit are used per pixel (+, −,
 * ×, ÷, square root, StrictMath), so that a picture is the same on every machine.
 */
@NullMarked
package org.chaperone.drawn.paint;

import org.jspecify.annotations.NullMarked;
