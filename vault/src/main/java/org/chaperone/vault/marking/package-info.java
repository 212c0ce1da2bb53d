/** The marks of views: renditions as they are kept, and how they leave. Uses {@code mark}. */
@NullMarked
package org.chaperone.vault.marking;

import org.jspecify.annotations.NullMarked;
