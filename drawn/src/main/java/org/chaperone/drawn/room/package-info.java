/** The room around the body: walls, curtains, drapes, rulers and colour cards, and who lit it. */
@NullMarked
package org.chaperone.drawn.room;

import org.jspecify.annotations.NullMarked;
