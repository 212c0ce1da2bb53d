/**
 * A patient's body as the camera sees it: rounded parts, the skin on them, and what is on the skin.
 *
 * <p>Every part carries a chart, coordinates u (along) and v (around) in millimetres that belong to
 * the skin and not to the pose; all texture and every mark is placed in the chart, and so moves,
 * turns and foreshortens with the limb.
 */
@NullMarked
package org.chaperone.drawn.body;

import org.jspecify.annotations.NullMarked;
