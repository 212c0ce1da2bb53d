/**
 * HEIC and AVIF pictures through the system's libheif, where it is installed.
 *
 * <p>HEVC decoders are large, written in C++ and fed by whoever made the file; versions in use can
 * be brought down by a file of one kilobyte. So libheif runs in a process of its own, which is
 * given the file's bytes and gives back pixels. When it falls, one picture is unreadable, and the
 * next one gets a new process.
 *
 * <p>Uses the JDK alone, its foreign function interface among it.
 */
@NullMarked
package org.chaperone.picture.heif;

import org.jspecify.annotations.NullMarked;
