/**
 * What a picture file says about itself before anything of it is decoded: its size, which way up it
 * is, how its samples are stored.
 *
 * <p>These readers see hostile bytes first. They use the JDK alone, look at no more than they need
 * and never read outside of the file.
 */
@NullMarked
package org.chaperone.picture.header;

import org.jspecify.annotations.NullMarked;
