/**
 * Skin as the camera sees it: rounded parts laid into a surface, its texture, its hairs, its light.
 *
 * <p>Every part carries a chart, coordinates u (along) and v (around) in millimetres that belong to
 * the skin and not to the pose; all texture and every mark is placed in the chart, and so moves,
 * turns and foreshortens with the limb.
 */
@NullMarked
package org.chaperone.drawn.skin;

import org.jspecify.annotations.NullMarked;
