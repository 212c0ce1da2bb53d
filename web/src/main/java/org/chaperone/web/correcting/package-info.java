/** Correcting what is said of a photograph, and a photograph that is another patient's. */
@NullMarked
package org.chaperone.web.correcting;

import org.jspecify.annotations.NullMarked;
