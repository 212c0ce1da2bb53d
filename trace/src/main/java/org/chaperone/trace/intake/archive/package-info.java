/** Zip (Office files too), 7z, tar and files packed alone, read entry by entry. */
@NullMarked
package org.chaperone.trace.intake.archive;

import org.jspecify.annotations.NullMarked;
