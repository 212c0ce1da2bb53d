package org.chaperone.drawn.body;

/**
 * How the body is held for one shot, relative to how it was held at the sitting.
 *
 * @param bend added to a joint's bend, in radians
 * @param turn added to a limb's turn around its axis, in radians
 * @param spread of the fingers relative to the sitting's
 */
public record Stance(float bend, float turn, float spread) {}
