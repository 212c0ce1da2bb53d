/**
 * The clinic's photographs as the matcher needs them: fingerprints to vote with, thumbnails to
 * compare with.
 */
@NullMarked
package org.chaperone.trace.archive;

import org.jspecify.annotations.NullMarked;
