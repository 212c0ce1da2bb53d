/** Originals: asked for with a reason, allowed by a second person, downloaded within the time. */
@NullMarked
package org.chaperone.web.original;

import org.jspecify.annotations.NullMarked;
