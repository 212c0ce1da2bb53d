/** Looking at photographs: thumbnails, full screen, two side by side. */
@NullMarked
package org.chaperone.web.photograph;

import org.jspecify.annotations.NullMarked;
