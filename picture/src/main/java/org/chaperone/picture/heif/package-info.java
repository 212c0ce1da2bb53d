/**
 * HEIC and AVIF pictures through the system's libheif, where it is installed: its licence and its
 * patents keep it out of this project's own natives.
 *
 * <p>Uses the JDK's foreign function interface alone.
 */
@NullMarked
package org.chaperone.picture.heif;

import org.jspecify.annotations.NullMarked;
