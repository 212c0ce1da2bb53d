/** A patient's body, site by site, and what is found on it. */
@NullMarked
package org.chaperone.drawn.body;

import org.jspecify.annotations.NullMarked;
