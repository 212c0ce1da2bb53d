/** Adding photographs: from the camera, from files, in pieces that survive a lost connection. */
@NullMarked
package org.chaperone.web.capture;

import org.jspecify.annotations.NullMarked;
